package io.lectern.ingest;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/** As many workers as the setting says, out of the listeners that the servers' descriptors allow. */
@ApplicationScoped
class WorkerSlots {

    @Inject
    IngestConfig config;

    private Semaphore slots;

    @PostConstruct
    void open() {
        slots = new Semaphore(Math.max(1, config.workers()), true);
    }

    /** Waits for a slot, does the work and gives the slot back. */
    void use(Runnable work) throws InterruptedException {
        slots.acquire();
        try {
            work.run();
        } finally {
            slots.release();
        }
    }
}
