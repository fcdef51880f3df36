package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.llm.LlmFixtures;
import io.lectern.llm.VectorSpace;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.IndexedChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedWritesTest {

    private static final String REFUSED = "refused";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private final SharedWrites writes = new SharedWrites();
    private WorkerSlots slots;

    @BeforeEach
    void begin() {
        IngestConfig config = new IngestConfig();
        config.workers = 1;
        slots = new WorkerSlots();
        slots.config = config;
        slots.open();
        writes.slots = slots;
        writes.index = new ChunkIndex() {
            @Override
            public void put(VectorSpace space, List<IndexedChunk> chunks) {
                List<String> ids = chunks.stream().map(IndexedChunk::id).toList();
                requests.add(ids);
                if (ids.contains(REFUSED)) {
                    throw new IllegalStateException(REFUSED);
                }
            }

            @Override
            public void refresh() {
                requests.add(List.of());
            }
        };
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aDocumentThatNobodyElseWorksBesideIsWrittenAtOnce() {
        long from = System.nanoTime();
        writes.write(part("a", false));
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from)).isLessThan(500);
        assertThat(requests).containsExactly(List.of("a"), List.of());
    }

    @Test
    void documentsThatEndWhileOthersAreWorkedOnShareARequestAndARefresh() throws Exception {
        together("a", "b", "c");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aChunkThatTheIndexRefusesFailsItsOwnDocumentOnly() throws Exception {
        List<Future<?>> ends = together("a", REFUSED);
        ends.get(0).get(5, TimeUnit.SECONDS);
        assertThatThrownBy(() -> ends.get(1).get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage(REFUSED);
        assertThat(requests).contains(List.of("a"), List.of(REFUSED));
    }

    @Test
    void aDocumentThatWasStoppedMeanwhileIsLeftOut() {
        writes.write(part("a", true));
        assertThat(requests).containsExactly(List.of());
    }

    /** Writes one document each while somebody works, and waits until all have ended. */
    private List<Future<?>> together(String... ids) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch working = new CountDownLatch(1);
        threads.submit(() -> {
            slots.use(slot -> {
                working.countDown();
                awaited(over);
            });
            return null;
        });
        working.await();
        List<Future<?>> ends = new ArrayList<>();
        for (String id : ids) {
            ends.add(threads.submit(() -> writes.write(part(id, false))));
        }
        for (Future<?> end : ends) {
            try {
                end.get(10, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                // the test looks at it
            }
        }
        over.countDown();
        return ends;
    }

    private static void awaited(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static SharedWrites.Part part(String id, boolean stopped) {
        IndexedChunk chunk = new IndexedChunk(
                id,
                new UUID(0, 1),
                new UUID(0, 2),
                new UUID(0, 3),
                "a.txt",
                "text",
                List.of(),
                List.of(),
                true,
                0,
                1,
                List.of(),
                Instant.EPOCH,
                new float[] {1});
        return new SharedWrites.Part(LlmFixtures.SPACE, List.of(chunk), () -> stopped);
    }
}
