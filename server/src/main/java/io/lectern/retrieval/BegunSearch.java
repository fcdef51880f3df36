package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import io.lectern.common.DomainException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * A search on its way: what needs only the question's words is looked up while the question is being embedded, and the
 * vector search follows when the vector is there. Used once. Both methods throw what the index threw.
 */
final class BegunSearch {

    private final CompletableFuture<Double> weights;
    private final CompletableFuture<JsonNode> byTerms;
    private final Function<float[], JsonNode> byVector;

    BegunSearch(
            CompletableFuture<Double> weights,
            CompletableFuture<JsonNode> byTerms,
            Function<float[], JsonNode> byVector) {
        this.weights = weights;
        this.byTerms = byTerms;
        this.byVector = byVector;
    }

    /**
     * What either search found; every hit has both scores.
     *
     * @param vector unit vector of the question
     */
    List<ChunkHit> hits(float[] vector) {
        JsonNode neighbours = byVector.apply(vector);
        return new HitReader(vector).read(joined(byTerms), neighbours);
    }

    /** The sum of the weights (idf) of the question's terms. */
    double termWeights() {
        return joined(weights);
    }

    private static <T> T joined(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof DomainException known) {
                throw known;
            }
            throw e;
        }
    }
}
