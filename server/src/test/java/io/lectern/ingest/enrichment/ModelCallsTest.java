package io.lectern.ingest.enrichment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import io.lectern.common.UpstreamException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelCallsTest {

    private static final ModelCalls.Heard NOBODY = (done, all) -> {};

    @Test
    void answersComeInTheOrderOfTheQuestionsWhateverIsFaster() {
        try (ScriptedModel model = new ScriptedModel(text -> "to " + text)) {
            assertThat(model.calls().ask(questions(20), NOBODY))
                    .startsWith("to q0", "to q1")
                    .endsWith("to q19");
        }
    }

    @Test
    void aRunWhoseTokensAreSpentEndsAndTheNextOneGoesOnWhereItWas() {
        try (ScriptedModel model = new ScriptedModel(text -> "to " + text)) {
            assertThatThrownBy(() -> model.calls(50, 1, () -> false).ask(questions(8), NOBODY))
                    .isInstanceOf(InvalidException.class)
                    .hasMessageContaining("used 50 tokens")
                    .hasMessageContaining("lectern.ingest.model-tokens");
            assertThat(model.asked).hasSize(5);
            assertThat(model.calls(50, 1, () -> false).ask(questions(8), NOBODY))
                    .hasSize(8);
            assertThat(model.asked).containsExactly("q0", "q1", "q2", "q3", "q4", "q5", "q6", "q7");
        }
    }

    @Test
    void aStopEndsTheWaitForACallWithinTwoSeconds() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        try (ScriptedModel model = new ScriptedModel(text -> {
            begun.countDown();
            await(never);
            return "late";
        })) {
            Thread stopper = new Thread(() -> {
                await(begun);
                stopped.set(true);
            });
            stopper.start();
            long from = System.nanoTime();
            assertThatThrownBy(() -> model.calls(1_000, 2, stopped::get).ask(questions(3), NOBODY))
                    .isInstanceOf(CancellationException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
            stopper.join();
        }
    }

    @Test
    void whatTheProviderRefusesIsTheProvidersFailure() {
        UpstreamException away = new UpstreamException("provider", 503, true, "away");
        try (ScriptedModel model = new ScriptedModel(text -> {
            throw away;
        })) {
            assertThatThrownBy(() -> model.calls().ask(questions(2), NOBODY)).isSameAs(away);
        }
    }

    private static List<ModelQuestion> questions(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> ModelQuestion.of("system", "q" + i))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
