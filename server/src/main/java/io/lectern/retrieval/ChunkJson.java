package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A chunk as the index writes it; the field names are those of chunk-index.json. */
final class ChunkJson {

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
        node.set("embedding", vector(chunk.embedding()));
        return node;
    }

    static ArrayNode vector(float[] vector) {
        ArrayNode numbers = IndexConnection.JSON.createArrayNode();
        for (float x : vector) {
            numbers.add(x);
        }
        return numbers;
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
