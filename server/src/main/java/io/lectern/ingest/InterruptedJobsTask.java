package io.lectern.ingest;

import io.lectern.common.ServerId;
import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** At start, gives the jobs that this server was working on when it ended back to the queue. */
@ApplicationScoped
class InterruptedJobsTask implements StartupTask {

    @Inject
    IngestService jobs;

    @Inject
    ServerId server;

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String name() {
        return "Interrupted parsing jobs";
    }

    @Override
    public void run() {
        jobs.requeueOf(server.value());
    }
}
