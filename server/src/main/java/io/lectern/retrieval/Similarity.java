package io.lectern.retrieval;

/**
 * How the two searches become one absolute similarity in 0 to 1 (contracts/aibuilder.md 3.4), so that a threshold means
 * the same for every question. {@code similarity = w x vector + (1 - w) x term}, where
 *
 * <ul>
 *   <li>{@code share = bm25 x (k1 + 1) / sum of idf over the question's terms}: 1 when a chunk of average length holds
 *       every term of the question once; the rarer a term, the more it counts. {@code term = share / (share + 0.5)}.
 *   <li>{@code vector = (cosine - floor) / (ceiling - floor)}, cut to 0..1; the floor is where two unrelated texts of one
 *       field lie, the ceiling where paraphrases do, both fixed per embedding model.
 * </ul>
 *
 * Normalising each half by bounds known before the search instead of by the best and worst hit of each question follows
 * Bruch, Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 42 (2023), who find that a
 * weighted mean of scores normalised this way orders at least as well as per-query min-max and better than rank fusion.
 * The saturation of the term half is BM25's own form applied once more. Measured: docs/adr/0004-retrieval-fusion.md.
 */
final class Similarity {

    /** BM25's k1 in chunk-index.json. */
    private static final double K1 = 0.9;

    private static final double HALF_SHARE = 0.5;

    private final double vectorWeight;
    private final double idfSum;
    private final double floor;
    private final double ceiling;

    /**
     * @param vectorWeight 0 to 1
     * @param idfSum of the question's terms, 0 when it has none
     */
    Similarity(double vectorWeight, double idfSum, String embeddingModel) {
        this.vectorWeight = vectorWeight;
        this.idfSum = idfSum;
        boolean bgeSmall = embeddingModel.endsWith("bge-small-en-v1.5");
        this.floor = bgeSmall ? 0.55 : 0;
        this.ceiling = bgeSmall ? 0.90 : 1;
    }

    /** All three in 0 to 1. */
    record Scores(double similarity, double term, double vector) {}

    Scores of(ChunkHit hit) {
        double share = idfSum <= 0 ? 0 : hit.terms() * (K1 + 1) / idfSum;
        double term = share / (share + HALF_SHARE);
        double vector = Math.max(0, Math.min(1, (hit.cosine() - floor) / (ceiling - floor)));
        return joined(vectorWeight, term, vector);
    }

    /** Both halves already in 0 to 1. */
    static Scores joined(double vectorWeight, double term, double vector) {
        return new Scores(vectorWeight * vector + (1 - vectorWeight) * term, term, vector);
    }

    /** Lucene's idf: {@code ln(1 + (chunks - holding + 0.5) / (holding + 0.5))}. */
    static double idf(long chunks, long holding) {
        return Math.log1p((Math.max(chunks, holding) - holding + 0.5) / (holding + 0.5));
    }
}
