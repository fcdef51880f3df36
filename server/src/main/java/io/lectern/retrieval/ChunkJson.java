package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A chunk as the index writes it; the field names are those of chunk-index.json. */
final class ChunkJson {

    private static final int MILLION = 1_000_000;

    private ChunkJson() {}

    static ObjectNode write(IndexedChunk chunk) {
        ObjectNode node = IndexConnection.JSON.createObjectNode();
        node.put("tenant", chunk.tenant().toString());
        node.put("dataset", chunk.dataset().toString());
        node.put("document", chunk.document().toString());
        node.put("document_name", chunk.documentName());
        node.put("title", chunk.title());
        node.put("content", chunk.content());
        texts(node.putArray("important_keywords"), chunk.importantKeywords());
        texts(node.putArray("questions"), chunk.questions());
        node.put("available", chunk.available());
        node.put("ordinal", chunk.ordinal());
        node.put("page", chunk.page());
        ArrayNode positions = node.putArray("positions");
        for (int[] position : chunk.positions()) {
            ArrayNode one = positions.addArray();
            for (int number : position) {
                one.add(number);
            }
        }
        node.put("created_at", chunk.createdAt().toString());
        node.put(SearchBody.CARD, Card.write(chunk));
        node.putRawValue("embedding", new RawValue(vector(chunk.embedding())));
        return node;
    }

    /**
     * A unit vector as JSON with six decimals: half the text that a float needs to be exact, written and read in a fraction
     * of the time, at an error of a cosine under 0.00001.
     */
    static String vector(float[] unit) {
        StringBuilder text = new StringBuilder(unit.length * 10).append('[');
        for (float x : unit) {
            int millionths = Math.round(x * MILLION);
            int size = Math.abs(millionths);
            text.append(text.length() == 1 ? "" : ",").append(millionths < 0 ? "-" : "");
            text.append(size / MILLION).append('.');
            for (int place = MILLION / 10; place > 0; place /= 10) {
                text.append((char) ('0' + size / place % 10));
            }
        }
        return text.append(']').toString();
    }

    /** Reads a hit with its source; scores are given. */
    static RetrievedChunk read(JsonNode hit, Similarity.Scores scores) {
        JsonNode source = hit.path("_source");
        JsonNode marked = hit.path("highlight").path("content");
        return new RetrievedChunk(
                hit.path("_id").asText(),
                UUID.fromString(source.path("dataset").asText()),
                UUID.fromString(source.path("document").asText()),
                source.path("document_name").asText(),
                source.path("content").asText(),
                texts(source.path("important_keywords")),
                texts(source.path("questions")),
                source.path("available").asBoolean(),
                source.path("ordinal").asInt(),
                source.path("page").asInt(),
                positions(source.path("positions")),
                scores.similarity(),
                scores.term(),
                scores.vector(),
                marked.isArray() && !marked.isEmpty() ? marked.get(0).asText() : null);
    }

    private static void texts(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>(array.size());
        array.forEach(value -> values.add(value.asText()));
        return List.copyOf(values);
    }

    private static List<int[]> positions(JsonNode array) {
        List<int[]> positions = new ArrayList<>(array.size());
        for (JsonNode one : array) {
            int[] numbers = new int[one.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = one.get(i).asInt();
            }
            positions.add(numbers);
        }
        return List.copyOf(positions);
    }
}
