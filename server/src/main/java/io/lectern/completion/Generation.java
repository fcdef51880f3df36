package io.lectern.completion;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.lectern.common.DomainException;
import io.lectern.conversation.TokenCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One model call as its tokens come in. It ends exactly once: with an answer, with a failure, or because nobody listens
 * any more; whatever a model says after that is ignored.
 */
final class Generation implements StreamingChatResponseHandler {

    private static final System.Logger LOG = System.getLogger(Generation.class.getName());
    private static final int CHARACTERS_OF_A_TOKEN = 4;

    /** What does not change while tokens come in. */
    record Call(String model, Prompt prompt, Found found, Citations citations, Instant asked) {}

    private final Call call;
    private final AnswerListener listener;
    private final Clock clock;
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final AtomicBoolean ended = new AtomicBoolean();
    private int pieces;

    Generation(Call call, AnswerListener listener, Clock clock) {
        this.call = call;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public void onPartialResponse(String piece) {
        text.append(piece);
        progressed(null);
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        text.append(piece.text());
        progressed(context.streamingHandle());
    }

    @Override
    public void onPartialThinking(PartialThinking piece) {
        thinking.append(piece.text());
        progressed(null);
    }

    @Override
    public void onPartialThinking(PartialThinking piece, PartialThinkingContext context) {
        thinking.append(piece.text());
        progressed(context.streamingHandle());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (text.isEmpty()
                && response.aiMessage() != null
                && response.aiMessage().text() != null) {
            text.append(response.aiMessage().text());
        }
        if (!Thinking.of(thinking, text).said().isBlank()) {
            if (ended.compareAndSet(false, true)) {
                listener.done(answer(response));
            }
        } else if (response.finishReason() == FinishReason.CONTENT_FILTER) {
            fail(ModelFailure.filtered(call.model()));
        } else {
            fail(ModelFailure.empty(call.model()));
        }
    }

    @Override
    public void onError(Throwable thrown) {
        DomainException failure = ModelFailure.of(call.model(), thrown);
        LOG.log(System.Logger.Level.WARNING, failure.getMessage());
        // the provider's own words may hold a key, so they are only for who asks for them
        LOG.log(System.Logger.Level.DEBUG, "model " + call.model() + " failed", thrown);
        fail(failure);
    }

    private void fail(DomainException failure) {
        if (ended.compareAndSet(false, true)) {
            listener.failed(failure, soFar());
        }
    }

    private void progressed(StreamingHandle handle) {
        if (ended.get()) {
            stop(handle);
            return;
        }
        pieces++;
        int tokens = Math.max(pieces, (text.length() + thinking.length()) / CHARACTERS_OF_A_TOKEN);
        if (!listener.progress(new AnswerSoFar(tokens, this::shown)) && ended.compareAndSet(false, true)) {
            stop(handle);
            listener.abandoned(soFar());
        }
    }

    private static void stop(StreamingHandle handle) {
        if (handle != null && !handle.isCancelled()) {
            handle.cancel();
        }
    }

    private String soFar() {
        return shown().text(false);
    }

    private Thinking shown() {
        Thinking words = Thinking.of(thinking, text);
        return new Thinking(words.reasoning(), call.citations().soFar(words.said()));
    }

    private Answer answer(ChatResponse response) {
        Thinking words = Thinking.of(thinking, text);
        Citations.Checked checked = call.citations().finished(words.said());
        return new Answer(
                words.reasoning(),
                checked.text(),
                call.found().references(checked.quotes()),
                call.prompt().system(),
                response.modelName() == null || response.modelName().isEmpty() ? call.model() : response.modelName(),
                usage(response.tokenUsage()),
                ending(response.finishReason()),
                clock.instant());
    }

    private static Ending ending(FinishReason reason) {
        if (reason == FinishReason.LENGTH) {
            return Ending.LENGTH;
        }
        return reason == FinishReason.CONTENT_FILTER ? Ending.FILTERED : Ending.STOP;
    }

    private TokenCounts usage(TokenUsage usage) {
        long millis = Duration.between(call.asked(), clock.instant()).toMillis();
        return usage == null
                ? new TokenCounts(0, 0, millis)
                : new TokenCounts(zero(usage.inputTokenCount()), zero(usage.outputTokenCount()), millis);
    }

    private static int zero(Integer count) {
        return count == null ? 0 : count;
    }
}
