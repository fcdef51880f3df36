package io.lectern.activity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What many threads add and one thread writes to the database, many at once: a commit costs as much as a request, so what
 * comes first waits for {@link #GATHER_MILLIS} for more. Who wants to read the rows ends that wait.
 */
final class GatheringQueue<T> {

    static final long GATHER_MILLIS = 250;

    /** How often the writer looks whether it is to stop. */
    private static final long IDLE_MILLIS = 200;

    private static final long LOOK_EVERY_MILLIS = 5;

    private final LinkedBlockingQueue<T> waiting;
    private final int batch;
    private final Semaphore wanted = new Semaphore(0);
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();

    /**
     * @param capacity most that wait
     * @param batch most that are taken at once
     */
    GatheringQueue(int capacity, int batch) {
        this.waiting = new LinkedBlockingQueue<>(capacity);
        this.batch = batch;
    }

    /** Never waits; false when there is no room. */
    boolean add(T one) {
        boolean taken = waiting.offer(one);
        if (taken) {
            added.incrementAndGet();
        }
        return taken;
    }

    /** The next ones in their order, none when nothing came for a moment. The taker says when they are {@link #settled}. */
    List<T> take() throws InterruptedException {
        List<T> taken = new ArrayList<>();
        T first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            if (waiting.size() < batch) {
                wanted.tryAcquire(GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
            wanted.drainPermits();
            waiting.drainTo(taken, batch - 1);
        }
        return taken;
    }

    /** So many that were taken are rows now, or given up. */
    void settled(int count) {
        settled.addAndGet(count);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** What waits is wanted now. */
    void hurry() {
        wanted.release();
    }

    /** Whether everything that was added before the call is settled; waits for it as long as is allowed. */
    boolean awaitSettled(Duration longest) {
        long goal = added.get();
        long deadline = System.nanoTime() + longest.toNanos();
        while (settled.get() < goal && System.nanoTime() < deadline) {
            hurry();
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return settled.get() >= goal;
    }
}
