package io.lectern.retrieval;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A chunk as the index holds it; writing one with the same id again replaces it.
 *
 * @param title what of the document's name the chunk is found by; empty for nothing
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
        String title,
        String content,
        List<String> importantKeywords,
        List<String> questions,
        boolean available,
        int ordinal,
        int page,
        List<int[]> positions,
        Instant createdAt,
        float[] embedding) {

    /** A chunk that is found by its document's name as well. */
    public IndexedChunk(
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
            float[] embedding) {
        this(
                id,
                tenant,
                dataset,
                document,
                documentName,
                documentName,
                content,
                importantKeywords,
                questions,
                available,
                ordinal,
                page,
                positions,
                createdAt,
                embedding);
    }

    /** The same chunk for the index of another model. */
    public IndexedChunk with(float[] vector) {
        return new IndexedChunk(
                id,
                tenant,
                dataset,
                document,
                documentName,
                title,
                content,
                importantKeywords,
                questions,
                available,
                ordinal,
                page,
                positions,
                createdAt,
                vector);
    }
}
