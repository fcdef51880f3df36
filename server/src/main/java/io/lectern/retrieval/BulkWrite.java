package io.lectern.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chunks on their way into an index; those the node was too busy for (429) are sent again. */
record BulkWrite(String index, List<IndexedChunk> chunks) {

    private static final int ROUNDS = 6;

    static BulkWrite of(String index, List<IndexedChunk> chunks) {
        return new BulkWrite(index, chunks);
    }

    void send(IndexConnection connection) {
        List<IndexedChunk> left = chunks;
        for (int round = 1; !left.isEmpty(); round++) {
            JsonNode answer = connection.callWithLines("/_bulk", Map.of(), lines(left));
            left = answer.path("errors").asBoolean() ? refusedForNow(left, answer.path("items")) : List.of();
            if (round == ROUNDS && !left.isEmpty()) {
                throw IndexConnection.refused(429, "still too busy after " + ROUNDS + " tries");
            }
        }
    }

    private String lines(List<IndexedChunk> some) {
        StringBuilder lines = new StringBuilder(some.size() * 8192);
        for (IndexedChunk chunk : some) {
            ObjectNode action = IndexConnection.JSON.createObjectNode();
            action.putObject("index").put("_index", index).put("_id", chunk.id());
            lines.append(action).append('\n').append(ChunkJson.write(chunk)).append('\n');
        }
        return lines.toString();
    }

    private static List<IndexedChunk> refusedForNow(List<IndexedChunk> sent, JsonNode items) {
        List<IndexedChunk> again = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            JsonNode item = items.path(i).path("index");
            int status = item.path("status").asInt();
            if (status == 429) {
                again.add(sent.get(i));
            } else if (status >= 300) {
                throw IndexConnection.refused(status, item.path("error").toString());
            }
        }
        return again;
    }
}
