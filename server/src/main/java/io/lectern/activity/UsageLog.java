package io.lectern.activity;

import io.lectern.common.StartupTask;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Takes model calls from whichever thread heard their end and writes them a moment later, many in one transaction, so
 * that no answer waits for the database and calls in a row share a commit. What came in the last {@link GatheringQueue#GATHER_MILLIS}
 * before the process is killed is lost; an orderly stop writes it.
 */
@ApplicationScoped
public class UsageLog implements StartupTask {

    private static final System.Logger LOG = System.getLogger(UsageLog.class.getName());
    private static final int MOST_WAITING = 100_000;
    private static final int BATCH = 500;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final long STOP_MILLIS = 5_000;

    @Inject
    UsageService usage;

    @Resource
    ManagedThreadFactory threads;

    private final GatheringQueue<ModelCall> waiting = new GatheringQueue<>(MOST_WAITING, BATCH);
    private volatile boolean stopping;
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
        if (!waiting.add(call)) {
            LOG.log(System.Logger.Level.ERROR, "a model call was not recorded: the database is too slow");
        }
    }

    /** Waits a moment until what was added before is written, so that a list shows it. */
    public void settle() {
        waiting.awaitSettled(SETTLE);
    }

    @PreDestroy
    void stop() {
        stopping = true;
        waiting.hurry();
        if (writer != null) {
            try {
                writer.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writeAll() {
        while (!stopping || !waiting.isEmpty()) {
            try {
                write(waiting.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void write(List<ModelCall> batch) {
        try {
            if (!batch.isEmpty()) {
                usage.write(batch);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, batch.size() + " model calls could not be recorded", e);
        } finally {
            waiting.settled(batch.size());
        }
    }
}
