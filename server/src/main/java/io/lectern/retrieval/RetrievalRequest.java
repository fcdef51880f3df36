package io.lectern.retrieval;

import io.lectern.llm.ModelUse;

/**
 * A question to the chunks of a scope (contracts/aibuilder.md 3.4).
 *
 * @param use on whose behalf the question is embedded and reranked
 * @param page 1-based; 0 is the same as 1
 * @param pageSize chunks per page, 0 gives none
 * @param similarityThreshold chunks with a lower similarity are cut, 0 to 1
 * @param vectorWeight weight of the vector half, clamped to 0..1; the term half has the rest
 * @param topK most neighbours the vector search may contribute, at least 1; does not limit the term search
 * @param highlight whether question terms are marked with {@code <em>}
 */
public record RetrievalRequest(
        ModelUse use,
        ChunkScope scope,
        String embeddingModel,
        String question,
        int page,
        int pageSize,
        double similarityThreshold,
        double vectorWeight,
        int topK,
        boolean highlight,
        Ordering ordering) {

    /** Ordered by similarity alone. */
    public RetrievalRequest(
            ModelUse use,
            ChunkScope scope,
            String embeddingModel,
            String question,
            int page,
            int pageSize,
            double similarityThreshold,
            double vectorWeight,
            int topK,
            boolean highlight) {
        this(
                use,
                scope,
                embeddingModel,
                question,
                page,
                pageSize,
                similarityThreshold,
                vectorWeight,
                topK,
                highlight,
                Ordering.PLAIN);
    }

    public RetrievalRequest {
        vectorWeight = Double.isNaN(vectorWeight) ? 0 : Math.max(0, Math.min(1, vectorWeight));
        page = Math.max(1, page);
    }
}
