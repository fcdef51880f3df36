package io.lectern.common;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Work on another thread whose caller waits for it no longer than until somebody says stop. */
public final class StoppableWork {

    private static final long LOOK_EVERY_MILLIS = 100;

    private StoppableWork() {}

    /**
     * Waits for the result. What the work throws is thrown here.
     *
     * @param stopped asked every 100 ms; true interrupts the work and leaves it alone
     * @throws CancellationException when it was stopped, or this thread was interrupted
     */
    public static <T> T result(Future<T> work, BooleanSupplier stopped) {
        while (true) {
            try {
                return work.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (stopped.getAsBoolean()) {
                    work.cancel(true);
                    throw new CancellationException("stopped");
                }
            } catch (InterruptedException e) {
                work.cancel(true);
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw DomainException.internal("Work on another thread failed.", e.getCause());
            }
        }
    }
}
