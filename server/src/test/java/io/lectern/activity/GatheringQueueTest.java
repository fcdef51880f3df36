package io.lectern.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringQueueTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void whatComesSoonAfterTheFirstIsTakenWithIt() throws InterruptedException {
        GatheringQueue<Integer> queue = new GatheringQueue<>(100, 100);
        queue.add(1);
        CompletableFuture<List<Integer>> taken = take(queue);
        while (!queue.isEmpty()) {
            Thread.onSpinWait();
        }
        queue.add(2);
        queue.add(3);
        assertThat(taken.join()).containsExactly(1, 2, 3);
        assertThat(queue.take())
                .as("nothing is left, and nobody waits for ever")
                .isEmpty();
    }

    @Test
    void aFullBatchDoesNotWaitForMore() throws InterruptedException {
        GatheringQueue<Integer> queue = new GatheringQueue<>(1_000, 10);
        IntStream.range(0, 1_000).forEach(queue::add);
        long start = System.nanoTime();
        List<Integer> all = new ArrayList<>();
        for (int batch = 0; batch < 99; batch++) {
            List<Integer> taken = queue.take();
            assertThat(taken).hasSize(10);
            all.addAll(taken);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("99 waits would take %s ms", 99 * GatheringQueue.GATHER_MILLIS)
                .isLessThan(Duration.ofMillis(10 * GatheringQueue.GATHER_MILLIS));
        assertThat(all).isSorted();
    }

    @Test
    void whoWaitsForTheRowsDoesNotWaitForMoreToGather() throws InterruptedException {
        GatheringQueue<Integer> queue = new GatheringQueue<>(100, 100);
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int row = 0; row < 40; row++) {
                queue.settled(taken(queue).size());
            }
        });
        long start = System.nanoTime();
        for (int row = 0; row < 40; row++) {
            queue.add(row);
            assertThat(queue.awaitSettled(LONG)).isTrue();
        }
        writer.join();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("40 waits would take %s ms", 40 * GatheringQueue.GATHER_MILLIS)
                .isLessThan(Duration.ofMillis(10 * GatheringQueue.GATHER_MILLIS));
    }

    @Test
    void whoWaitsIsToldWhenTheTimeIsOver() {
        GatheringQueue<Integer> queue = new GatheringQueue<>(1, 1);
        assertThat(queue.add(1)).isTrue();
        assertThat(queue.add(2)).as("there is room for one").isFalse();
        assertThat(queue.awaitSettled(Duration.ofMillis(20))).isFalse();
        queue.settled(1);
        assertThat(queue.awaitSettled(Duration.ofMillis(20)))
                .as("what was not taken in is not waited for")
                .isTrue();
    }

    private static CompletableFuture<List<Integer>> take(GatheringQueue<Integer> queue) {
        return CompletableFuture.supplyAsync(() -> taken(queue));
    }

    private static List<Integer> taken(GatheringQueue<Integer> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
