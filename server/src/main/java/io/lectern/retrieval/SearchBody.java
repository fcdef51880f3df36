package io.lectern.retrieval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The JSON of our searches. Every body starts from {@link #filter}, so none can leave its scope. */
final class SearchBody {

    static final Map<String, String> TERM_STATISTICS = Map.of(
            "filter_path",
            "term_vectors.terms.field_statistics,"
                    + "term_vectors.terms.terms.*.term_freq,term_vectors.terms.terms.*.doc_freq");

    /** Below 100 the graph misses neighbours when a dataset filter is set. */
    private static final int MIN_EXPLORED = 100;

    /** The field that {@link Card} fills. */
    static final String CARD = "card";

    /** The index pages no further. */
    private static final int MOST_ROWS = 10_000;

    private SearchBody() {}

    static ObjectNode all(ChunkScope scope) {
        ObjectNode body = object();
        body.putObject("query").putObject("bool").set("filter", filter(scope));
        return body;
    }

    static ObjectNode byIds(ChunkScope scope, Collection<String> ids) {
        ArrayNode filter = filter(scope);
        ArrayNode values = filter.addObject().putObject("ids").putArray("values");
        ids.forEach(values::add);
        ObjectNode body = object();
        body.putObject("query").putObject("bool").set("filter", filter);
        return body;
    }

    static ObjectNode allBut(ChunkScope scope, Collection<String> ids) {
        ObjectNode body = all(scope);
        ArrayNode values = ((ObjectNode) body.at("/query/bool"))
                .putObject("must_not")
                .putObject("ids")
                .putArray("values");
        ids.forEach(values::add);
        return body;
    }

    static ObjectNode byWords(ChunkScope scope, String words, int offset, int size) {
        ObjectNode body = all(scope);
        ((ObjectNode) body.at("/query/bool")).set("must", matching(words));
        int rows = Math.max(0, Math.min(size, MOST_ROWS - offset));
        return body.put("from", rows == 0 ? 0 : offset)
                .put("size", rows)
                .put("track_total_hits", true)
                .put("_source", false);
    }

    static ObjectNode fetch(ChunkScope scope, Collection<String> ids, String highlightQuestion) {
        ObjectNode body = byIds(scope, ids);
        body.put("size", ids.size()).put("track_total_hits", false);
        if (highlightQuestion != null) {
            ObjectNode highlight = body.putObject("highlight");
            highlight.putArray("pre_tags").add("<em>");
            highlight.putArray("post_tags").add("</em>");
            ObjectNode content = highlight.putObject("fields").putObject("content");
            content.put("type", "unified").put("number_of_fragments", 0);
            content.putObject("highlight_query").putObject("match").put("content", highlightQuestion);
        }
        return body;
    }

    static ObjectNode artificialDocument(String question) {
        ObjectNode body = object();
        body.putObject("doc").put("terms", question);
        body.putArray("fields").add("terms");
        return body.put("term_statistics", true).put("positions", false).put("offsets", false);
    }

    static ObjectNode terms(ChunkQuery query) {
        ObjectNode body = candidates(query.depth());
        ObjectNode bool = body.putObject("query").putObject("bool");
        bool.set("must", matching(query.question()));
        bool.set("filter", searchable(query.scope()));
        return body;
    }

    /**
     * The neighbours, each scored 1 + cosine plus its BM25; the reader knows the cosine from the code and so gets
     * the BM25 of chunks the term search did not return.
     */
    static ObjectNode vector(ChunkQuery query, float[] question) {
        ObjectNode body = candidates(query.neighbours());
        ObjectNode bool = body.putObject("query").putObject("bool");
        ObjectNode knn = bool.putArray("must").addObject().putObject("knn").putObject("embedding");
        knn.putRawValue("vector", new RawValue(ChunkJson.vector(question)));
        knn.put("k", query.neighbours());
        knn.putObject("method_parameters").put("ef_search", Math.max(MIN_EXPLORED, query.neighbours()));
        knn.putObject("filter").putObject("bool").set("filter", searchable(query.scope()));
        bool.set("should", matching(query.question()));
        return body;
    }

    private static ObjectNode candidates(int size) {
        ObjectNode body = object();
        // without stored fields no block of documents is unpacked for a candidate, which is most of a hit's cost
        body.put("size", size).put("track_total_hits", false).put("stored_fields", "_none_");
        body.putArray("docvalue_fields").add(CARD);
        return body;
    }

    private static ObjectNode matching(String question) {
        ObjectNode match = object();
        match.putObject("match").put("terms", question);
        return match;
    }

    private static ArrayNode searchable(ChunkScope scope) {
        ArrayNode filter = filter(scope);
        filter.addObject().putObject("term").put("available", true);
        return filter;
    }

    private static ArrayNode filter(ChunkScope scope) {
        ArrayNode filter = IndexConnection.JSON.createArrayNode();
        filter.addObject().putObject("term").put("tenant", scope.tenant().toString());
        anyOf(filter, "dataset", scope.datasets());
        if (!scope.documents().isEmpty()) {
            anyOf(filter, "document", scope.documents());
        }
        return filter;
    }

    private static void anyOf(ArrayNode filter, String field, Set<UUID> ids) {
        ArrayNode values = filter.addObject().putObject("terms").putArray(field);
        ids.forEach(id -> values.add(id.toString()));
    }

    private static ObjectNode object() {
        return IndexConnection.JSON.createObjectNode();
    }
}
