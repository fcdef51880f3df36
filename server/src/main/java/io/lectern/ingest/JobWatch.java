package io.lectern.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Watches over one running job: a few times a second it writes the progress that the worker last reported, and at least
 * once a second it renews the lease and learns whether the job was stopped. So the worker itself never waits for the
 * database, and a stop on another server is noticed within about a second; one on this server at once.
 */
final class JobWatch implements Runnable, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JobWatch.class.getName());

    static final long BEAT_MILLIS = 200;

    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    /** With nothing new to tell the lease is renewed at each of so many beats. */
    private static final int QUIET_BEATS = 5;

    private final IngestService jobs;
    private final RunningJobs running;
    private final IngestTask task;
    private final String worker;
    private volatile double done = IngestService.RECEIVED;
    private final Map<String, String> unsaid = new LinkedHashMap<>();
    private volatile boolean lost;
    private volatile Future<?> timer;
    private int quiet;

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
     * What the worker is doing; shown at the next beat. Of a stage that reports more often than that the last report is shown.
     *
     * @param fraction 0 to 1, of the whole job
     */
    void report(double fraction, String what) {
        done = fraction;
        synchronized (unsaid) {
            String stage = NUMBERS.matcher(what).replaceAll("");
            unsaid.remove(stage);
            unsaid.put(stage, what);
        }
    }

    /** Lines that no beat has shown; they are to be shown with the end of the job. */
    String unsaid() {
        synchronized (unsaid) {
            String lines = String.join("\n", unsaid.values());
            unsaid.clear();
            return lines;
        }
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

    @Override
    public void run() {
        String lines = unsaid();
        if (lines.isEmpty() && ++quiet < QUIET_BEATS) {
            return;
        }
        try {
            lost |= !jobs.renew(task, worker, done, lines);
            quiet = 0;
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
