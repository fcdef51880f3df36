package io.lectern.ingest;

import jakarta.enterprise.context.ApplicationScoped;

/** Does one job from claim to final state. */
@ApplicationScoped
class IngestWorker {

    void run(long jobId) {
        throw new IllegalStateException("not there yet: " + jobId);
    }
}
