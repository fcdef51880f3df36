package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.UpstreamException;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.ModelUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoppableEmbeddingTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void vectorsComeInTheOrderOfTheTextsAndProgressIsTold() {
        List<Integer> told = new ArrayList<>();
        List<float[]> vectors =
                embedding(StoppableEmbeddingTest::lengths, () -> false).of(texts(40), told::add);
        assertThat(vectors)
                .extracting(vector -> (int) vector[0])
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
        assertThat(told).containsExactly(0, 16, 32);
        assertThat(embedding(StoppableEmbeddingTest::lengths, () -> false).of(List.of(), told::add))
                .isEmpty();
    }

    @Test
    void aStopDoesNotWaitForAModelThatSaysNothing() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(2);
        long from = System.nanoTime();
        assertThatThrownBy(() -> embedding(
                                batch -> {
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        interrupted.countDown();
                                    }
                                    return List.of();
                                },
                                () -> System.nanoTime() - from > TimeUnit.MILLISECONDS.toNanos(300))
                        .of(texts(40), done -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(2));
        assertCounted(interrupted);
    }

    /** Both batches that were under way are called off. */
    private static void assertCounted(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheModelThrowsIsThrown() {
        assertThatThrownBy(() -> embedding(
                                batch -> {
                                    throw new UpstreamException("p", 503, true, "The model provider p failed.");
                                },
                                () -> false)
                        .of(texts(2), done -> {}))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("provider p");
    }

    private static List<float[]> lengths(List<String> batch) {
        return batch.stream().map(text -> new float[] {text.length()}).toList();
    }

    private static List<String> texts(int number) {
        return IntStream.range(0, number).mapToObj("x"::repeat).toList();
    }

    private StoppableEmbedding embedding(Function<List<String>, List<float[]>> model, BooleanSupplier stopped) {
        EmbeddingModels models = new EmbeddingModels() {
            @Override
            public List<float[]> embedPassages(ModelUse use, String name, List<String> texts) {
                return model.apply(texts);
            }
        };
        IngestTask task = new IngestTask(
                1, 2, LlmFixtures.USE.who(), null, null, "a.txt", Path.of("a"), "m", "naive", "{}", false, false);
        return new StoppableEmbedding(models, task, threads, stopped);
    }
}
