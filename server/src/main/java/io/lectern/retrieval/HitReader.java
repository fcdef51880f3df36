package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the two answers of a search into hits that have both scores. */
final class HitReader {

    /** Under this a difference of scores is rounding, not a term that was found. */
    private static final double NOISE = 0.005;

    private final float[] question;

    HitReader(float[] question) {
        this.question = question;
    }

    List<ChunkHit> read(JsonNode termHits, JsonNode neighbours) {
        Map<String, Found> byVector = new LinkedHashMap<>();
        for (JsonNode hit : neighbours.path("hits").path("hits")) {
            Found found = Found.of(hit);
            byVector.put(found.card().chunk(), found);
        }
        List<ChunkHit> hits = new ArrayList<>();
        for (JsonNode hit : termHits.path("hits").path("hits")) {
            Found found = Found.of(hit);
            Found neighbour = byVector.remove(found.card().chunk());
            hits.add(neighbour == null ? byTerms(found) : byBoth(neighbour, found.score()));
        }
        byVector.values().forEach(found -> hits.add(byVector(found)));
        return hits;
    }

    private record Found(Card card, double score) {

        static Found of(JsonNode hit) {
            Card card =
                    Card.read(hit.path("fields").path(SearchBody.CARD).path(0).asText());
            return new Found(card, hit.path("_score").asDouble());
        }

        ChunkHit hit(double cosine, double terms) {
            return new ChunkHit(card.chunk(), card.dataset(), card.document(), card.documentName(), terms, cosine);
        }
    }

    private ChunkHit byTerms(Found found) {
        return found.hit(found.card().cosine(question), found.score());
    }

    /** With the BM25 known, the score tells the cosine better than the code does. */
    private static ChunkHit byBoth(Found found, double terms) {
        return found.hit(cosine(found.score() - terms), terms);
    }

    /** Not among the best by terms: its BM25 is what the score is above that of the cosine. */
    private ChunkHit byVector(Found found) {
        double cosine = found.card().cosine(question);
        double terms = found.score() - similarity(cosine);
        return terms < NOISE ? byBoth(found, 0) : found.hit(cosine, terms);
    }

    /** How the index scores the product of two unit vectors: never below 0. */
    private static double similarity(double cosine) {
        return cosine < 0 ? 1 / (1 - cosine) : 1 + cosine;
    }

    private static double cosine(double similarity) {
        return similarity < 1 ? 1 - 1 / similarity : similarity - 1;
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
}
