package io.lectern.ingest;

import io.lectern.llm.VectorSpace;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.IndexedChunk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Lets small documents go into the index together. A refresh, and the merges that follow it, cost nearly the same for ten
 * chunks as for two hundred, so the first of a group waits for others while others are being worked on, a second at most,
 * and writes for all. Nothing is promised before: whoever is killed in between begins its document again.
 */
@ApplicationScoped
class SharedWrites {

    /** A document with more chunks is written by itself. */
    static final int SMALL = 250;

    private static final long PATIENCE_MILLIS = 1_000;
    private static final long LOOK_EVERY_MILLIS = 50;

    @Inject
    ChunkIndex index;

    @Inject
    WorkerSlots slots;

    private Group gathering;

    /** The chunks of one document; dropped when it was stopped before they are written. */
    record Part(VectorSpace space, List<IndexedChunk> chunks, BooleanSupplier stopped) {}

    /** Returns when the chunks are findable. Throws what the index throws at these chunks, never what it throws at others. */
    void write(Part part) {
        Group group;
        boolean first;
        synchronized (this) {
            first = gathering == null;
            if (first) {
                gathering = new Group();
            }
            group = gathering;
            group.add(part);
            notifyAll();
        }
        if (first) {
            gather(group);
            group.write(index);
        } else {
            group.await();
        }
        if (!group.written) {
            new Group().with(part).send(index);
        }
    }

    private synchronized void gather(Group group) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            while (group.chunks < SMALL && !slots.idle() && System.nanoTime() < end) {
                wait(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            // the server stops: write what there is
            Thread.currentThread().interrupt();
        } finally {
            gathering = null;
        }
    }

    private static final class Group {

        private final List<Part> parts = new ArrayList<>();
        private final CountDownLatch done = new CountDownLatch(1);
        private int chunks;
        private volatile boolean written;

        private Group with(Part part) {
            add(part);
            return this;
        }

        private void add(Part part) {
            parts.add(part);
            chunks += part.chunks().size();
        }

        /** One chunk that the index refuses fails the request of all: each then tries by itself. */
        private void write(ChunkIndex index) {
            try {
                send(index);
                written = true;
            } catch (RuntimeException e) {
                if (parts.size() == 1) {
                    throw e;
                }
            } finally {
                done.countDown();
            }
        }

        private void send(ChunkIndex index) {
            List<Part> wanted = parts.stream()
                    .filter(part -> !part.stopped().getAsBoolean())
                    .toList();
            wanted.stream().map(Part::space).distinct().forEach(space -> index.put(space, chunks(wanted, space)));
            index.refresh();
        }

        private static List<IndexedChunk> chunks(List<Part> parts, VectorSpace space) {
            return parts.stream()
                    .filter(part -> part.space().equals(space))
                    .flatMap(part -> part.chunks().stream())
                    .toList();
        }

        private void await() {
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
