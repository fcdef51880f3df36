package io.lectern.dataset;

import java.util.Optional;
import java.util.UUID;

/**
 * Which documents of a dataset; all conditions hold together.
 *
 * @param keywords part of the name whatever the case, empty for any
 */
public record DocumentFilter(String keywords, Optional<UUID> id, Optional<String> name) {

    public static DocumentFilter any() {
        return new DocumentFilter("", Optional.empty(), Optional.empty());
    }
}
