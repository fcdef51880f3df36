package io.lectern.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    /** At once, before the stop is committed: should that fail, the job is begun again when its lease is over. */
    void stop(@Observes JobStopped stopped) {
        JobWatch watch = watches.get(stopped.jobId());
        if (watch != null) {
            watch.stop();
        }
    }

    /** A job's row is being ended from outside. */
    record JobStopped(long jobId) {}
}
