package io.lectern.llm;

import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What is done after a call failed before its first token: the next model, the same again after a pause, or nothing. */
final class Patience {

    /** How often a call is made again at the same model. */
    static final int RETRIES = 2;

    /** Who asks to wait longer than this is taken at its word: the caller hears it. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final long FIRST_PAUSE_MILLIS = 200;

    /** The request itself was refused; another model of the group would be asked for the same. */
    private static final Set<Integer> REQUEST_REFUSED = Set.of(400, 422);

    private static final Set<Integer> TOO_SLOW = Set.of(408, 504);

    private Patience() {}

    static boolean triesNext(Throwable failure) {
        return failure instanceof UpstreamException upstream && !REQUEST_REFUSED.contains(upstream.status());
    }

    /**
     * How long to wait before the same model is asked again; empty for not at all.
     *
     * @param made how often it was asked again already
     */
    static Optional<Duration> pause(Throwable failure, int made) {
        if (made >= RETRIES || !(failure instanceof DomainException)) {
            return Optional.empty();
        }
        if (failure instanceof RateLimitedException limited) {
            return limited.retryAfter().filter(wait -> wait.compareTo(LONGEST) <= 0);
        }
        return failure instanceof UpstreamException upstream
                        && upstream.retriable()
                        && !TOO_SLOW.contains(upstream.status())
                ? Optional.of(growing(made))
                : Optional.empty();
    }

    /** Makes a call again while {@link #pause} says so; the caller's thread waits. */
    static <T> T persist(Supplier<T> call) {
        for (int retries = 0; ; retries++) {
            try {
                return call.get();
            } catch (RuntimeException failure) {
                waitOrThrow(failure, retries);
            }
        }
    }

    /** Waits before the same model is asked again, or throws the failure. */
    static void waitOrThrow(RuntimeException failure, int made) {
        Duration pause = pause(failure, made).orElseThrow(() -> failure);
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DomainException.internal("The server is stopping.", e);
        }
    }

    private static Duration growing(int made) {
        long millis = FIRST_PAUSE_MILLIS << made;
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis));
    }
}
