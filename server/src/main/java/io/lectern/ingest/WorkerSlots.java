package io.lectern.ingest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** As many workers as the setting says, out of the listeners that the servers' descriptors allow. */
@ApplicationScoped
class WorkerSlots {

    @Inject
    IngestConfig config;

    private int all;
    private Semaphore free;

    @PostConstruct
    void open() {
        all = Math.max(1, config.workers());
        free = new Semaphore(all, true);
    }

    /** Waits for a slot and does the work, which may give the slot back before it ends. */
    void use(Consumer<Slot> work) throws InterruptedException {
        free.acquire();
        try (Slot slot = new Slot()) {
            work.accept(slot);
        }
    }

    /** Whether nobody works, and nobody is about to. */
    boolean idle() {
        return free.availablePermits() == all && !free.hasQueuedThreads();
    }

    /** The right to work; closing it twice is closing it once. */
    final class Slot implements AutoCloseable {

        private final AtomicBoolean open = new AtomicBoolean(true);

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                free.release();
            }
        }
    }
}
