package io.lectern.activity;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread of a server that turns journalled entries into rows, many in one transaction. Requests never wait for
 * it. It lets entries gather for {@link #GATHER_MILLIS}, because a commit costs as much as a request; who wants to read
 * them does not wait that long. When the database is away it tries again; the journal keeps what waits.
 */
@ApplicationScoped
class AuditWriter {

    private static final System.Logger LOG = System.getLogger(AuditWriter.class.getName());
    private static final int BATCH = 500;
    private static final long GATHER_MILLIS = 250;
    private static final Duration BETWEEN_PRUNINGS = Duration.ofHours(1);

    @Resource
    ManagedThreadFactory threads;

    @Inject
    AuditChainService chain;

    @Inject
    AuditJournal journal;

    @Inject
    AuditConfig config;

    @Inject
    Clock clock;

    private final BlockingQueue<AuditLine> waiting = new LinkedBlockingQueue<>();
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong written = new AtomicLong();
    private volatile boolean stopping;
    private Thread thread;
    private Instant pruned = Instant.MIN;

    synchronized void start() {
        if (thread == null) {
            thread = threads.newThread(this::run);
            thread.setName("lectern-audit");
            thread.start();
        }
    }

    @PreDestroy
    synchronized void stop() {
        stopping = true;
        wanted.release();
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void add(AuditLine line) {
        taken.incrementAndGet();
        waiting.add(line);
    }

    /** Whether everything that was added before the call is rows; waits for it as long as is allowed. */
    boolean awaitWritten(Duration longest) {
        long goal = taken.get();
        long deadline = System.nanoTime() + longest.toNanos();
        while (written.get() < goal && System.nanoTime() < deadline) {
            wanted.release();
            pause(5);
        }
        return written.get() >= goal;
    }

    private void run() {
        List<AuditLine> batch = new ArrayList<>();
        while (!stopping || !waiting.isEmpty()) {
            try {
                take(batch);
                if (!batch.isEmpty()) {
                    chain.append(batch);
                    journal.settled(batch);
                    written.addAndGet(batch.size());
                    batch.clear();
                }
                prune();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (stopping) {
                    return;
                }
                LOG.log(System.Logger.Level.WARNING, "audit entries cannot be stored; it will be tried again", e);
                pause(1_000);
            }
        }
    }

    /** Keeps a batch that failed before. */
    private void take(List<AuditLine> batch) throws InterruptedException {
        if (batch.isEmpty()) {
            AuditLine first = waiting.poll(200, TimeUnit.MILLISECONDS);
            if (first != null) {
                batch.add(first);
                gather();
                waiting.drainTo(batch, BATCH - 1);
            }
        }
    }

    /** Waits for more, unless there is enough, or somebody waits for the rows. */
    private void gather() throws InterruptedException {
        if (!stopping && waiting.size() < BATCH) {
            wanted.tryAcquire(GATHER_MILLIS, TimeUnit.MILLISECONDS);
        }
        wanted.drainPermits();
    }

    private void prune() {
        Period retention = config.retention();
        Instant now = clock.instant();
        if (retention.isZero() || now.minus(BETWEEN_PRUNINGS).isBefore(pruned)) {
            return;
        }
        pruned = now;
        int removed = chain.prune(now.atOffset(ZoneOffset.UTC).minus(retention).toInstant());
        if (removed > 0) {
            LOG.log(System.Logger.Level.INFO, removed + " audit entries older than " + retention + " were removed");
        }
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
