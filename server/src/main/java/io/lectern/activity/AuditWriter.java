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
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a server that turns journalled entries into rows, many in one transaction. Requests never wait for
 * it ({@link GatheringQueue}). When the database is away it tries again; the journal keeps what waits.
 */
@ApplicationScoped
class AuditWriter {

    private static final System.Logger LOG = System.getLogger(AuditWriter.class.getName());
    private static final int BATCH = 500;
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

    /** Without a limit: what waits is in the journal and must become rows. */
    private final GatheringQueue<AuditLine> waiting = new GatheringQueue<>(Integer.MAX_VALUE, BATCH);

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
        waiting.hurry();
        try {
            if (thread != null) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void add(AuditLine line) {
        waiting.add(line);
    }

    /** Whether everything that was added before the call is rows; waits for it as long as is allowed. */
    boolean awaitWritten(Duration longest) {
        return waiting.awaitSettled(longest);
    }

    private void run() {
        List<AuditLine> batch = List.of();
        while (!stopping || !waiting.isEmpty()) {
            try {
                // keeps a batch that failed before
                batch = batch.isEmpty() ? waiting.take() : batch;
                if (!batch.isEmpty()) {
                    chain.append(batch);
                    journal.settled(batch);
                    waiting.settled(batch.size());
                    batch = List.of();
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
