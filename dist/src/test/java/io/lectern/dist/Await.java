package io.lectern.dist;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something that will be so, with a deadline. */
final class Await {

    static final Duration STEP = Duration.ofMillis(200);

    private Await() {}

    /**
     * Asks until the answer is yes.
     *
     * @param limit how long at most
     * @param failure says what was not so when the time is over
     */
    static void until(Duration limit, BooleanSupplier condition, Supplier<String> failure) {
        until(limit, STEP, condition, failure);
    }

    static void until(Duration limit, Duration step, BooleanSupplier condition, Supplier<String> failure) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(failure.get());
            }
            LockSupport.parkNanos(step.toNanos());
        }
    }
}
