package io.lectern.ingest;

import java.util.concurrent.Future;

/**
 * Watches over one running job: once a second it renews the lease, writes the progress the worker last reported, and
 * learns whether the job was stopped. So the worker itself never waits for the database, and a stop on another server is
 * noticed within about a second; one on this server at once.
 */
final class JobWatch implements Runnable, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobWatch.class.getName());

    private final IngestService jobs;
    private final RunningJobs running;
    private final IngestTask task;
    private final String worker;
    private volatile double fraction = 0.01;
    private volatile String line = "Task has been received.";
    private volatile boolean lost;
    private volatile Future<?> timer;

    JobWatch(IngestService jobs, RunningJobs running, IngestTask task, String worker) {
        this.jobs = jobs;
        this.running = running;
        this.task = task;
        this.worker = worker;
    }

    /** From now on the job is watched. */
    void begin(Future<?> beat) {
        timer = beat;
        running.begin(task.jobId(), this);
    }

    /**
     * What the worker is doing; shown at the next second.
     *
     * @param done 0 to 1, of the whole job
     */
    void report(double done, String what) {
        fraction = done;
        line = what;
    }

    /** Whether the job is not this worker's any more. */
    boolean lost() {
        return lost;
    }

    void stop() {
        lost = true;
    }

    @Override
    public void run() {
        try {
            lost |= !jobs.renew(task, worker, fraction, line);
        } catch (RuntimeException e) {
            // the lease outlives a few missed beats; the next one may succeed
            LOG.log(System.Logger.Level.WARNING, "job " + task.jobId() + " could not renew its lease", e);
        }
    }

    @Override
    public void close() {
        running.end(task.jobId());
        timer.cancel(false);
    }
}
