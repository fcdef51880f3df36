package io.lectern.assistant;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The documents an assistant answers from, at this moment.
 *
 * @param datasets those linked ones that still exist, at least one
 * @param embeddingModel the one they share
 * @param pageranks how much each dataset's chunks are moved up, in hundredths
 */
public record Knowledge(Set<UUID> datasets, String embeddingModel, Map<UUID, Integer> pageranks) {

    public Knowledge {
        pageranks = Map.copyOf(pageranks);
    }
}
