package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.lectern.account.Identity;
import io.lectern.activity.CallOutcome;
import io.lectern.activity.ModelCall;
import io.lectern.activity.UsageLimits;
import io.lectern.common.LimitReachedException;
import io.lectern.common.UpstreamException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Groups, retries, breakers and the record of each call, with models that do as they are told. */
@Timeout(30)
class FailoverTest {

    private static final ChatRequest QUESTION = ChatRequest.builder()
            .messages(UserMessage.from("Who are you, then?"))
            .build();
    private static final UpstreamException DOWN = new UpstreamException("p", 503, true, "down");
    private static final UpstreamException REFUSED = new UpstreamException("p", 400, false, "refused");

    private final List<ModelCall> calls = new CopyOnWriteArrayList<>();
    private final MovableClock clock = new MovableClock();
    private final Breakers breakers = new Breakers();

    FailoverTest() {
        breakers.clock = clock;
    }

    @Test
    void theNextMemberAnswersWhenTheFirstFailsBeforeItsFirstToken() throws Exception {
        Obedient first = new Obedient("first", DOWN);
        Obedient second = new Obedient("second", "hello");
        assertThat(stream(first, second).text()).isEqualTo("hello");
        assertThat(blocking(first, second).chat(QUESTION).aiMessage().text()).isEqualTo("hello");
        assertThat(calls)
                .extracting(ModelCall::model, ModelCall::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", CallOutcome.FAILED),
                        org.assertj.core.groups.Tuple.tuple("second", CallOutcome.DONE),
                        org.assertj.core.groups.Tuple.tuple("first", CallOutcome.FAILED),
                        org.assertj.core.groups.Tuple.tuple("second", CallOutcome.DONE));
    }

    @Test
    void afterTheFirstTokenNothingIsTriedAgain() {
        Obedient first = new Obedient("first", new HalfAnswer("Good mor", DOWN));
        Obedient second = new Obedient("second", "hello");
        Heard heard = stream(first, second);
        assertThatThrownBy(heard::text).hasCause(DOWN);
        assertThat(heard.tokens).containsExactly("Good mor");
        assertThat(second.asked).isZero();
        assertThat(calls.get(0).completionTokens())
                .as("what was heard was paid for")
                .isPositive();
    }

    @Test
    void aRefusedRequestIsNotSentToTheNextMember() {
        Obedient second = new Obedient("second", "hello");
        assertThatThrownBy(stream(new Obedient("first", REFUSED), second)::text).hasCause(REFUSED);
        assertThatThrownBy(
                        () -> blocking(new Obedient("first", REFUSED), second).chat(QUESTION))
                .isSameAs(REFUSED);
        assertThat(second.asked).isZero();
    }

    @Test
    void aMemberThatFailsThreeTimesRestsAndIsTriedOnceAfterwards() throws Exception {
        Obedient first = new Obedient("first", DOWN);
        Obedient second = new Obedient("second", "hello");
        for (int i = 0; i < 5; i++) {
            stream(first, second).text();
        }
        assertThat(first.asked).isEqualTo(3);
        clock.forward(Breakers.REST);
        stream(first, second).text();
        stream(first, second).text();
        assertThat(first.asked).as("one trial, then rest again").isEqualTo(4);
        clock.forward(Breakers.REST);
        first.then("back");
        assertThat(stream(first, second).text()).isEqualTo("back");
        assertThat(stream(first, second).text()).isEqualTo("back");
    }

    @Test
    void whenAllRestAllAreTried() throws Exception {
        Obedient first = new Obedient("first", DOWN);
        Obedient second = new Obedient("second", DOWN);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(stream(first, second)::text).hasCause(DOWN);
        }
        second.then("hello");
        assertThat(stream(first, second).text()).isEqualTo("hello");
    }

    @Test
    void aModelAloneIsAskedAgainAfterTheTimeItAskedFor() throws Exception {
        UpstreamException limited = new RateLimitedException("p", Duration.ofSeconds(1), "slow down", null);
        Obedient alone = new Obedient("alone", limited, "hello", limited, "hello");
        long begun = System.nanoTime();
        assertThat(stream(alone).text()).isEqualTo("hello");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(blocking(alone).chat(QUESTION).aiMessage().text()).isEqualTo("hello");
        assertThat(alone.asked).isEqualTo(4);
    }

    @Test
    void aLongWaitIsTheCallersAndRetriesEnd() {
        UpstreamException tomorrow = new RateLimitedException("p", Duration.ofHours(9), "tomorrow", null);
        Obedient limited = new Obedient("limited", tomorrow);
        assertThatThrownBy(stream(limited)::text).hasCause(tomorrow);
        assertThat(limited.asked).isEqualTo(1);
        Obedient down = new Obedient("down", DOWN);
        assertThatThrownBy(() -> blocking(down).chat(QUESTION)).isSameAs(DOWN);
        assertThat(down.asked).isEqualTo(1 + Patience.RETRIES);
    }

    @Test
    void whoHangsUpIsRecordedWithWhatWasHeard() {
        Heard heard = new Heard();
        heard.cancels = true;
        streaming(new Obedient("m", new HalfAnswer("some words of an answer", null)))
                .chat(QUESTION, heard);
        assertThat(calls).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo(CallOutcome.ABANDONED);
            assertThat(call.estimated()).isTrue();
            assertThat(call.completionTokens()).isEqualTo(6);
            assertThat(call.channel()).isEqualTo("test");
        });
    }

    @Test
    void aUsedUpLimitStopsTheCallBeforeItIsMade() {
        Obedient model = new Obedient("m", "hello");
        LimitReachedException limit = new LimitReachedException("used up", Duration.ofSeconds(3));
        Heard heard = new Heard();
        new FailoverStreamingModel(List.of(model.streaming(meter("m"))), breakers, () -> {
                    throw limit;
                })
                .chat(QUESTION, heard);
        assertThatThrownBy(heard::text).hasCause(limit);
        assertThat(model.asked).isZero();
        assertThat(calls).isEmpty();
    }

    private Heard stream(Obedient... members) {
        Heard heard = new Heard();
        streaming(members).chat(QUESTION, heard);
        return heard;
    }

    private StreamingChatModel streaming(Obedient... members) {
        return new FailoverStreamingModel(
                Arrays.stream(members)
                        .map(member -> member.streaming(meter(member.name)))
                        .toList(),
                breakers,
                () -> {});
    }

    private ChatModel blocking(Obedient... members) {
        return new FailoverModel(
                Arrays.stream(members)
                        .map(member -> member.blocking(meter(member.name)))
                        .toList(),
                breakers,
                () -> {});
    }

    private Meter meter(String model) {
        UsageLimits limits = new UsageLimits() {
            @Override
            public void used(Identity who, int tokens) {}
        };
        return new Meter(
                LlmFixtures.USE, ModelKind.CHAT, "p", model, new Meter.Ledger(LlmFixtures.log(calls), limits, clock));
    }

    private record HalfAnswer(String text, RuntimeException failure) {}

    /** Plays its script, one entry for each call; the last one again and again. */
    private static final class Obedient {

        private final String name;
        private final Deque<Object> script = new ArrayDeque<>();
        private int asked;

        Obedient(String name, Object... script) {
            this.name = name;
            this.script.addAll(Arrays.asList(script));
        }

        void then(Object next) {
            script.clear();
            script.add(next);
        }

        private Object next() {
            asked++;
            return script.size() > 1 ? script.poll() : script.peek();
        }

        Candidate<ChatModel> blocking(Meter meter) {
            ChatModel model = new ChatModel() {
                @Override
                public ChatResponse doChat(ChatRequest request) {
                    Object now = next();
                    if (now instanceof RuntimeException failure) {
                        throw failure;
                    }
                    return answer((String) now);
                }
            };
            return new Candidate<>(name, new MeteredModel(model, meter));
        }

        Candidate<StreamingChatModel> streaming(Meter meter) {
            StreamingChatModel model = new StreamingChatModel() {
                @Override
                public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
                    play(next(), handler);
                }
            };
            return new Candidate<>(name, new MeteredStreamingModel(model, meter));
        }

        private static void play(Object now, StreamingChatResponseHandler handler) {
            if (now instanceof RuntimeException failure) {
                handler.onError(failure);
                // as a client does that could not read one event and goes on to the end mark
                handler.onCompleteResponse(answer(""));
            } else if (now instanceof HalfAnswer half) {
                handler.onPartialResponse(new PartialResponse(half.text()), new PartialResponseContext(new Handle()));
                if (half.failure() != null) {
                    handler.onError(half.failure());
                }
            } else {
                handler.onCompleteResponse(answer((String) now));
            }
        }

        private static ChatResponse answer(String text) {
            return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
        }
    }

    private static final class Handle implements StreamingHandle {
        private boolean cancelled;

        @Override
        public void cancel() {
            cancelled = true;
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    private static final class Heard implements StreamingChatResponseHandler {

        private final List<String> tokens = new ArrayList<>();
        private final CompletableFuture<String> end = new CompletableFuture<>();
        private boolean cancels;

        String text() throws ExecutionException, InterruptedException, java.util.concurrent.TimeoutException {
            return end.get(20, TimeUnit.SECONDS);
        }

        @Override
        public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
            tokens.add(part.text());
            if (cancels) {
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            end.complete(response.aiMessage().text());
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }
    }

    /** Stands still until it is moved. */
    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2026-11-25T00:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
