package io.lectern.retrieval;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What else decides the order of what was found.
 *
 * @param rerankModel a model that reads question and chunk together; its score takes the place of the vector half
 * @param pageranks of datasets, 0 to 100: hundredths added where chunks are put in order, never to a similarity that is
 *     reported or compared with the threshold; a dataset that is missing has 0
 */
public record Ordering(Optional<String> rerankModel, Map<UUID, Integer> pageranks) {

    public static final Ordering PLAIN = new Ordering(Optional.empty(), Map.of());

    public Ordering {
        pageranks = Map.copyOf(pageranks);
    }

    /** What a chunk of the dataset is moved up by. */
    double head(UUID dataset) {
        return pageranks.getOrDefault(dataset, 0) / 100.0;
    }
}
