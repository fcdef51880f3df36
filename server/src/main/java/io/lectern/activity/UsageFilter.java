package io.lectern.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which model calls are meant; an empty part means all.
 *
 * @param from the first moment, included
 * @param to the last moment, excluded
 */
public record UsageFilter(
        Optional<UUID> user,
        Optional<UUID> conversation,
        Optional<String> model,
        Optional<String> channel,
        Optional<CallOutcome> outcome,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** The same, but only calls of one user. */
    public UsageFilter by(UUID one) {
        return new UsageFilter(Optional.of(one), conversation, model, channel, outcome, from, to);
    }
}
