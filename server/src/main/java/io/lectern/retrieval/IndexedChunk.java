package io.lectern.retrieval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A chunk as the index holds it; writing one with the same id again replaces it.
 *
 * @param ordinal place in its document, from 0
 * @param page 1-based page, 0 when the format has no pages
 * @param positions lists of {page, left, right, top, bottom}
 * @param embedding a unit vector of the embedding model's dimension
 */
public record IndexedChunk(
        String id,
        UUID tenant,
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
        Instant createdAt,
        float[] embedding) {}
