package io.lectern.activity;

import io.lectern.common.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes model calls from whichever thread heard their end and writes them a moment later, many in one transaction, so
 * that no answer waits for the database and calls in a row share a commit. What came in the last {@link #GATHER_MILLIS}
 * before the process is killed is lost; an orderly stop writes it.
 */
@ApplicationScoped
public class UsageLog implements StartupTask {

    private static final System.Logger LOG = System.getLogger(UsageLog.class.getName());
    private static final int MOST_WAITING = 100_000;
    private static final int BATCH = 500;
    private static final long GATHER_MILLIS = 250;
    private static final long SETTLE_MILLIS = 2_000;
    private static final long STOP_MILLIS = 5_000;

    @Inject
    UsageService usage;

    @Resource
    ManagedThreadFactory threads;

    private final BlockingQueue<ModelCall> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile Thread writer;

    @Override
    public int order() {
        return 15;
    }

    @Override
    public String name() {
        return "Usage log";
    }

    @Override
    public void run() {
        if (writer == null) {
            writer = threads.newThread(this::writeAll);
            writer.setName("lectern-usage");
            writer.start();
        }
    }

    /** Never waits, from any thread. */
    public void add(ModelCall call) {
        added.incrementAndGet();
        if (!waiting.offer(call)) {
            written.incrementAndGet();
            LOG.log(System.Logger.Level.ERROR, "a model call was not recorded: the database is too slow");
        }
    }

    /** Waits a moment until what was added before is written, so that a list shows it. */
    public void settle() {
        long target = added.get();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
        synchronized (written) {
            while (written.get() < target && System.nanoTime() < deadline) {
                wanted.release();
                try {
                    written.wait(SETTLE_MILLIS / 20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    @PreDestroy
    void stop() {
        Thread stopping = writer;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeAll() {
        boolean stopping = false;
        while (!stopping || !waiting.isEmpty()) {
            List<ModelCall> batch = new ArrayList<>();
            try {
                if (!stopping) {
                    batch.add(waiting.take());
                    gather();
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
            waiting.drainTo(batch, BATCH - batch.size());
            write(batch);
        }
    }

    /** Waits for more, unless there is enough, or somebody waits for the rows. */
    private void gather() throws InterruptedException {
        if (waiting.size() < BATCH) {
            wanted.tryAcquire(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        wanted.drainPermits();
    }

    private void write(List<ModelCall> batch) {
        try {
            if (!batch.isEmpty()) {
                usage.write(batch);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, batch.size() + " model calls could not be recorded", e);
        } finally {
            synchronized (written) {
                written.addAndGet(batch.size());
                written.notifyAll();
            }
        }
    }
}
