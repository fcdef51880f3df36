package io.lectern.ingest.enrichment;

/**
 * How chunks are summarised.
 *
 * @param prompt what the model is told; {@value #PLACE} stands for the texts
 * @param mostTokens about how long a summary may be
 * @param threshold from which probability on a chunk belongs to a further group, 0 to 1
 * @param mostGroups most groups of a level
 * @param seed of the grouping
 */
public record SummarySettings(String prompt, int mostTokens, double threshold, int mostGroups, long seed) {

    public static final String PLACE = "{cluster_content}";

    public static final String DEFAULT_PROMPT =
            "Summarise the following passages of one document. Keep numbers, names and dates exact and add nothing."
                    + " Passages:\n"
                    + PLACE + "\nThese were the passages to summarise.";
}
