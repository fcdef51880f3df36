package io.lectern.gateway;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.lectern.common.DomainException;
import io.lectern.completion.Ending;
import io.lectern.conversation.TokenCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Hands a model's pieces on to a listener and ends exactly once; whatever comes after that is ignored. */
final class Hearing implements StreamingChatResponseHandler {

    private static final System.Logger LOG = System.getLogger(Hearing.class.getName());

    private final String model;
    private final ReplyListener listener;
    private final Clock clock;
    private final Instant asked;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Set<Integer> toolsHeard = new HashSet<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    Hearing(String model, ReplyListener listener, Clock clock) {
        this.model = model;
        this.listener = listener;
        this.clock = clock;
        this.asked = clock.instant();
    }

    @Override
    public void onPartialResponse(String piece) {
        text.append(piece);
        hear(null, () -> listener.text(piece));
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        text.append(piece.text());
        hear(context.streamingHandle(), () -> listener.text(piece.text()));
    }

    @Override
    public void onPartialThinking(PartialThinking piece) {
        reasoning.append(piece.text());
        hear(null, () -> listener.reasoning(piece.text()));
    }

    @Override
    public void onPartialThinking(PartialThinking piece, PartialThinkingContext context) {
        reasoning.append(piece.text());
        hear(context.streamingHandle(), () -> listener.reasoning(piece.text()));
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece) {
        hear(null, () -> listener.tool(piece(piece)));
    }

    @Override
    public void onPartialToolCall(PartialToolCall piece, PartialToolCallContext context) {
        hear(context.streamingHandle(), () -> listener.tool(piece(piece)));
    }

    /** Only of use when a provider sent no pieces of it. */
    @Override
    public void onCompleteToolCall(CompleteToolCall whole) {
        if (!ended.get() && toolsHeard.add(whole.index())) {
            listener.tool(call(whole.index(), whole.toolExecutionRequest()));
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (ended.compareAndSet(false, true)) {
            AiMessage said = response.aiMessage();
            if (text.isEmpty()
                    && said != null
                    && said.text() != null
                    && !said.text().isEmpty()) {
                text.append(said.text());
                listener.text(said.text());
            }
            listener.done(reply(response));
        }
    }

    @Override
    public void onError(Throwable thrown) {
        DomainException failure = thrown instanceof DomainException known
                ? known
                : DomainException.internal("The model could not be asked. The log has the details.", thrown);
        LOG.log(System.Logger.Level.DEBUG, "model " + model + " failed", thrown);
        if (ended.compareAndSet(false, true)) {
            listener.failed(failure);
        }
    }

    /** @param handle to stop the call by; null when the model gives none */
    private void hear(StreamingHandle handle, BooleanSupplier piece) {
        if (!ended.get() && piece.getAsBoolean()) {
            return;
        }
        if (handle != null && !handle.isCancelled()) {
            handle.cancel();
        }
        if (ended.compareAndSet(false, true)) {
            listener.abandoned();
        }
    }

    private ToolCall piece(PartialToolCall piece) {
        boolean first = toolsHeard.add(piece.index());
        return new ToolCall(
                piece.index(),
                first ? some(piece.id()) : "",
                first ? some(piece.name()) : "",
                some(piece.partialArguments()));
    }

    private Reply reply(ChatResponse response) {
        List<ToolCall> calls = new ArrayList<>();
        if (response.aiMessage() != null && response.aiMessage().hasToolExecutionRequests()) {
            response.aiMessage().toolExecutionRequests().forEach(request -> calls.add(call(calls.size(), request)));
        }
        String name = some(response.modelName());
        return new Reply(
                text.toString(),
                reasoning.toString(),
                calls,
                ending(response.finishReason(), !calls.isEmpty()),
                name.isEmpty() ? model : name,
                usage(response.tokenUsage()));
    }

    private static ToolCall call(int index, ToolExecutionRequest request) {
        return new ToolCall(index, some(request.id()), some(request.name()), some(request.arguments()));
    }

    private static Ending ending(FinishReason reason, boolean calls) {
        if (reason == FinishReason.TOOL_EXECUTION || calls && reason != FinishReason.LENGTH) {
            return Ending.TOOL_CALLS;
        }
        if (reason == FinishReason.LENGTH) {
            return Ending.LENGTH;
        }
        return reason == FinishReason.CONTENT_FILTER ? Ending.FILTERED : Ending.STOP;
    }

    private TokenCounts usage(TokenUsage usage) {
        long millis = Duration.between(asked, clock.instant()).toMillis();
        return usage == null
                ? new TokenCounts(0, 0, millis)
                : new TokenCounts(zero(usage.inputTokenCount()), zero(usage.outputTokenCount()), millis);
    }

    private static int zero(Integer count) {
        return count == null ? 0 : count;
    }

    private static String some(String text) {
        return text == null ? "" : text;
    }
}
