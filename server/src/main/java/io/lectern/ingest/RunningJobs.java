package io.lectern.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this server works on; tells their workers at once when a person stops them here. */
@ApplicationScoped
class RunningJobs {

    private final Map<Long, JobWatch> watches = new ConcurrentHashMap<>();

    void begin(long jobId, JobWatch watch) {
        watches.put(jobId, watch);
    }

    void end(long jobId) {
        watches.remove(jobId);
    }

    void stop(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobStopped stopped) {
        JobWatch watch = watches.get(stopped.jobId());
        if (watch != null) {
            watch.stop();
        }
    }

    /** A job's row has been ended from outside. */
    record JobStopped(long jobId) {}
}
