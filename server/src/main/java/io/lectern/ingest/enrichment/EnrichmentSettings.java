package io.lectern.ingest.enrichment;

import java.util.List;
import java.util.Optional;

/**
 * What a document's settings ask of a chat model.
 *
 * @param keywords how many for each chunk, 0 for none
 * @param questions how many for each chunk, 0 for none
 * @param summaries how groups of chunks are summarised, if they are
 * @param graph whether entities and relations are looked for
 * @param entityKinds which entities
 */
public record EnrichmentSettings(
        int keywords, int questions, Optional<SummarySettings> summaries, boolean graph, List<String> entityKinds) {

    /** The name of the first setting that needs a chat model; empty when none does. */
    Optional<String> needsModel() {
        return keywords > 0
                ? Optional.of("auto_keywords")
                : questions > 0
                        ? Optional.of("auto_questions")
                        : summaries.isPresent()
                                ? Optional.of("raptor")
                                : graph ? Optional.of("knowledge_graph") : Optional.empty();
    }
}
