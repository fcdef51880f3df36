package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the two answers of a search into hits that have both scores. */
final class HitReader {

    /** Under this a difference of scores is rounding, not a term that was found. */
    private static final double NOISE = 0.005;

    private final float[] question;

    HitReader(float[] question) {
        this.question = question;
    }

    List<ChunkHit> read(JsonNode responses) {
        Map<String, ChunkHit> hits = new LinkedHashMap<>();
        for (JsonNode hit : responses.path(0).path("hits").path("hits")) {
            hits.put(id(hit), hit(hit, cosine(hit), hit.path("_score").asDouble()));
        }
        for (JsonNode hit : responses.path(1).path("hits").path("hits")) {
            ChunkHit byTerms = hits.get(id(hit));
            hits.put(id(hit), byTerms == null ? neighbour(hit) : neighbour(hit, byTerms.terms()));
        }
        return new ArrayList<>(hits.values());
    }

    /** Not among the best by terms: its BM25 is what the score is above that of the cosine. */
    private ChunkHit neighbour(JsonNode hit) {
        double cosine = cosine(hit);
        double terms = hit.path("_score").asDouble() - (1 + cosine) / 2;
        return terms < NOISE ? neighbour(hit, 0) : hit(hit, cosine, terms);
    }

    /** With the BM25 known, the score tells the cosine better than the code does. */
    private static ChunkHit neighbour(JsonNode hit, double terms) {
        return hit(hit, 2 * (hit.path("_score").asDouble() - terms) - 1, terms);
    }

    /** Sum of idf over the terms of an artificial document, counted as often as they occur. */
    static double idfSum(JsonNode answer) {
        JsonNode field = answer.path("term_vectors").path("terms");
        long chunks = field.path("field_statistics").path("doc_count").asLong();
        double sum = 0;
        for (JsonNode term : field.path("terms")) {
            sum += term.path("term_freq").asLong(1)
                    * Similarity.idf(chunks, term.path("doc_freq").asLong());
        }
        return sum;
    }

    private double cosine(JsonNode hit) {
        return VectorCode.cosine(question, value(hit, "embedding_code"));
    }

    private static ChunkHit hit(JsonNode hit, double cosine, double terms) {
        String dataset = value(hit, "dataset");
        return new ChunkHit(
                id(hit),
                dataset.isEmpty() ? null : UUID.fromString(dataset),
                UUID.fromString(value(hit, "document")),
                value(hit, "document_name"),
                terms,
                cosine);
    }

    private static String id(JsonNode hit) {
        return value(hit, "chunk");
    }

    private static String value(JsonNode hit, String field) {
        return hit.path("fields").path(field).path(0).asText();
    }
}
