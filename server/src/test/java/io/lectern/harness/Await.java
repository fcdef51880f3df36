package io.lectern.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Waiting for something that will be so, with a deadline. */
public final class Await {

    private static final long STEP_MS = 100;

    private Await() {}

    /**
     * Asks until the answer is yes.
     *
     * @param limit how long at most
     * @param failure says what was not so when the time is over
     */
    public static void until(Duration limit, Callable<Boolean> condition, Supplier<String> failure) {
        Instant deadline = Instant.now().plus(limit);
        while (!holds(condition)) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(failure.get());
            }
            pause();
        }
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
