package io.lectern.retrieval;

import java.util.List;
import java.util.UUID;

/**
 * A chunk that was found, with its scores; all three are absolute, in 0 to 1.
 *
 * @param similarity vectorWeight x vectorSimilarity + (1 - vectorWeight) x termSimilarity
 * @param highlight the content with question terms in {@code <em>}; null when not asked for
 */
public record RetrievedChunk(
        String id,
        UUID dataset,
        UUID document,
        String documentName,
        String content,
        List<String> importantKeywords,
        List<String> questions,
        boolean available,
        int ordinal,
        int page,
        List<int[]> positions,
        double similarity,
        double termSimilarity,
        double vectorSimilarity,
        String highlight) {}
