package io.lectern.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs every {@link StartupTask}, and is what readiness and message listeners wait for. A task that fails is tried again
 * until it succeeds, because what it needs (the index, the database) may come up after us.
 */
@ApplicationScoped
public class Startup implements ReadinessCheck {

    private static final System.Logger LOG = System.getLogger(Startup.class.getName());
    private static final long RETRY_SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile String state = "The server has just begun to start.";
    private volatile boolean stopping;

    @Inject
    @Any
    Instance<StartupTask> tasks;

    /** Blocks until every task has succeeded or {@link #stop} was called; for a thread of its own. */
    public void runAll() {
        List<StartupTask> inOrder = tasks.stream()
                .sorted(Comparator.comparingInt(StartupTask::order))
                .toList();
        for (StartupTask task : inOrder) {
            while (!stopping && !succeeds(task)) {
                pause();
            }
        }
        if (!stopping) {
            state = "";
            done.countDown();
            LOG.log(System.Logger.Level.INFO, "ready");
        }
    }

    public void stop() {
        stopping = true;
    }

    /** Whether the server is on its way down: what fails now fails because of that. */
    public boolean stopping() {
        return stopping;
    }

    /** Waits for {@link #runAll} to have succeeded; false when the time was not enough. */
    public boolean await(long seconds) throws InterruptedException {
        return done.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public Optional<String> missing() {
        return done.getCount() == 0 ? Optional.empty() : Optional.of(state);
    }

    private boolean succeeds(StartupTask task) {
        state = "Waiting for: " + task.name() + ".";
        try {
            task.run();
            return true;
        } catch (Exception e) {
            state = task.name() + " failed: " + e.getMessage();
            LOG.log(System.Logger.Level.WARNING, state, e);
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(RETRY_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
