package io.lectern.ingest;

import java.util.concurrent.CancellationException;

/**
 * Watches over one running job, at {@link RunningJobs}'s beat: a few times a second it writes the progress that the worker last reported, and at least
 * once a second it renews the lease and learns whether the job was stopped. So the worker itself never waits for the
 * database, and a stop on another server is noticed within about a second; one on this server at once.
 */
final class JobWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobWatch.class.getName());

    /** With nothing new to tell the lease is renewed at each of so many beats. */
    private static final int QUIET_BEATS = 5;

    private final IngestService jobs;
    private final RunningJobs running;
    private final IngestTask task;
    private final String worker;
    private volatile Step step = new Step(IngestService.RECEIVED, "Task has been received.");
    private volatile boolean lost;
    private volatile boolean ending;
    private Step written = step;
    private int quiet;

    JobWatch(IngestService jobs, RunningJobs running, IngestTask task, String worker) {
        this.jobs = jobs;
        this.running = running;
        this.task = task;
        this.worker = worker;
    }

    /**
     * What the worker is doing; shown at the next beat.
     *
     * @param done 0 to 1, of the whole job
     */
    void report(double done, String what) {
        step = new Step(done, what);
    }

    /** Whether the job is not this worker's any more. */
    boolean lost() {
        return lost;
    }

    /** @throws CancellationException when the job is not this worker's any more */
    void goOn() {
        if (lost) {
            throw new CancellationException("stopped");
        }
    }

    void stop() {
        lost = true;
    }

    /** The worker writes the job's end and holds its row for so long: nobody else may have it, and a beat would wait. */
    void ending() {
        ending = true;
    }

    void beat() {
        Step now = step;
        if (ending || now.equals(written) && ++quiet < QUIET_BEATS) {
            return;
        }
        try {
            lost |= !jobs.renew(task, worker, now.fraction(), now.line());
            written = now;
            quiet = 0;
        } catch (RuntimeException e) {
            // the lease outlives a few missed beats; the next one may succeed
            LOG.log(System.Logger.Level.WARNING, "job " + task.jobId() + " could not renew its lease", e);
        }
    }

    @Override
    public void close() {
        running.end(task.jobId());
    }

    private record Step(double fraction, String line) {}
}
