package io.lectern.api;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A rate for each of many names. The names that were used longest ago are forgotten when there are too many, so that no
 * flood of names fills the memory.
 */
final class Buckets {

    private static final int MOST = 10_000;

    private final Supplier<Bucket> full;
    private final Map<String, Bucket> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    /** @param tokens as many at once, and as many again in each period */
    Buckets(int tokens, Duration period) {
        full = () -> Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                .build();
    }

    /** Takes one; the answer is zero, or how long to wait when there was none. */
    Duration take(String name) {
        ConsumptionProbe probe = bucket(name).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** As {@link #take}, but takes nothing. */
    Duration wait(String name) {
        var probe = bucket(name).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Undoes a {@link #take}. */
    void giveBack(String name) {
        bucket(name).addTokens(1);
    }

    synchronized int size() {
        return byName.size();
    }

    private synchronized Bucket bucket(String name) {
        return byName.computeIfAbsent(name, unknown -> full.get());
    }
}
