package io.lectern.ingest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The jobs that this server works on: one timer lets all their watches beat, and their workers are told at once when a
 * person stops them here.
 */
@ApplicationScoped
class RunningJobs {

    private static final long BEAT_MILLIS = 200;

    private final Map<Long, JobWatch> watches = new ConcurrentHashMap<>();
    private Future<?> timer;

    @Inject
    IngestService jobs;

    @Resource
    ManagedScheduledExecutorService timers;

    /** One for all, because one of the two servers looks through all its jars for each. */
    @PostConstruct
    void begin() {
        timer = timers.scheduleWithFixedDelay(
                () -> watches.values().forEach(JobWatch::beat), BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        timer.cancel(false);
    }

    /** From now on the job is watched, until the watch is closed. */
    JobWatch watch(IngestTask task, String worker) {
        JobWatch watch = new JobWatch(jobs, this, task, worker);
        watches.put(task.jobId(), watch);
        return watch;
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
