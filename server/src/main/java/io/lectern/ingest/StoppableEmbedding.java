package io.lectern.ingest;

import io.lectern.common.StoppableWork;
import io.lectern.llm.EmbeddingModels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Vectors of one job's texts, batch by batch. The next batch is begun before the last one is done, so that no embedding
 * worker waits at its end; a stop does not wait for either of them.
 */
final class StoppableEmbedding {

    /** Small enough that progress moves every second; a provider is asked for so many at once. */
    private static final int BATCH = 16;

    private static final int UNDER_WAY = 2;

    private final EmbeddingModels models;
    private final IngestTask task;
    private final ExecutorService threads;
    private final BooleanSupplier stopped;

    /**
     * @param threads where the model is asked
     * @param stopped asked every 100 ms
     */
    StoppableEmbedding(EmbeddingModels models, IngestTask task, ExecutorService threads, BooleanSupplier stopped) {
        this.models = models;
        this.task = task;
        this.threads = threads;
        this.stopped = stopped;
    }

    /**
     * The vectors in the order of the texts.
     *
     * @param done told how many are done before each batch
     * @throws java.util.concurrent.CancellationException when the job was stopped
     */
    List<float[]> of(List<String> texts, IntConsumer done) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        Deque<Future<List<float[]>>> waiting = new ArrayDeque<>();
        int begun = 0;
        try {
            while (vectors.size() < texts.size()) {
                while (begun < texts.size() && waiting.size() < UNDER_WAY) {
                    List<String> batch = texts.subList(begun, Math.min(begun + BATCH, texts.size()));
                    waiting.add(threads.submit(() -> models.embedPassages(task.use(), task.embeddingModel(), batch)));
                    begun += batch.size();
                }
                done.accept(vectors.size());
                vectors.addAll(StoppableWork.result(waiting.peek(), stopped));
                waiting.remove();
            }
        } finally {
            waiting.forEach(batch -> batch.cancel(true));
        }
        return vectors;
    }
}
