package io.lectern.dataset;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which documents of a dataset; all conditions hold together, and an empty set is no condition.
 *
 * @param keywords part of the name whatever the case, empty for any
 * @param id exactly this one
 * @param name the name whatever the case
 * @param runs where they are on their way
 * @param types such as {@code pdf} or {@code doc}
 * @param suffixes of the name, without the dot, in small letters
 * @param from not added earlier
 * @param to not added later
 * @param among only these; a present empty set holds for none
 */
public record DocumentFilter(
        String keywords,
        Optional<UUID> id,
        Optional<String> name,
        Set<RunState> runs,
        Set<String> types,
        Set<String> suffixes,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Set<UUID>> among) {}
