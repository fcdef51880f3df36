package io.lectern.retrieval;

import io.lectern.llm.LlmFixtures;
import java.util.Map;
import java.util.UUID;

/** What the benchmark compares with: the two searches in one request and nothing else. */
public final class BareSearch {

    private BareSearch() {}

    /** One {@code _msearch} of a match and a k-NN query of 100 hits, ids and scores only. */
    public static int run(ChunkIndex index, ChunkScope scope, String question, float[] vector) {
        String filter = "[{\"term\":{\"tenant\":\"" + scope.tenant() + "\"}},{\"terms\":{\"dataset\":"
                + scope.datasets().stream()
                        .map(UUID::toString)
                        .map(id -> "\"" + id + "\"")
                        .toList() + "}},"
                + "{\"term\":{\"available\":true}}]";
        String head = "{\"index\":\"" + ChunkIndex.name(index.models.builtinSpace()) + "\"}\n";
        String plain = "{\"size\":100,\"_source\":false,\"track_total_hits\":false,\"query\":";
        String match =
                IndexConnection.JSON.createObjectNode().put("terms", question).toString();
        String lines = head + plain + "{\"bool\":{\"must\":{\"match\":" + match + "},\"filter\":" + filter + "}}}\n"
                + head + plain + "{\"knn\":{\"embedding\":{\"vector\":" + ChunkJson.vector(vector)
                + ",\"k\":100,\"method_parameters\":{\"ef_search\":100},\"filter\":{\"bool\":{\"filter\":" + filter
                + "}}}}}}\n";
        return index.connection
                .callWithLines("/_msearch", Map.of(), lines)
                .path("responses")
                .size();
    }

    /** Ids of the nearest chunks by vector alone, as the service asks for them. */
    public static java.util.List<String> nearest(ChunkIndex index, ChunkScope scope, float[] vector, int count) {
        ChunkQuery query = new ChunkQuery(scope, LlmFixtures.SPACE, "zzzunknown", 1, 100);
        return index.begin(query).hits(vector).stream()
                .sorted(java.util.Comparator.comparingDouble(hit -> -hit.cosine()))
                .limit(count)
                .map(ChunkHit::id)
                .toList();
    }
}
