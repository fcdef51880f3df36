package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /retrieval} (contract 3.4 with 0.1).
 *
 * @param question may be empty, which finds nothing
 * @param threshold empty when the client named none
 * @param keyword whether the chat model adds search words to the question; without one nothing is added
 */
record RetrieveRequest(
        String question,
        List<String> datasetIds,
        List<String> documentIds,
        int page,
        int pageSize,
        Optional<Double> threshold,
        double vectorWeight,
        int topK,
        boolean highlight,
        boolean keyword,
        Optional<String> rerankModel,
        Optional<MetadataConditions> metadata) {

    private static final double DEFAULT_VECTOR_WEIGHT = 0.3;
    private static final int MOST_ROWS = 1024;

    static RetrieveRequest from(Body body) {
        List<String> datasets = ids(body, "dataset_ids", "`dataset_ids` should be a list");
        // the SDK of v0.17 sends them under its own name
        List<String> documents =
                ids(body, body.has("document_ids") ? "document_ids" : "documents", "`documents` should be a list");
        if (datasets.isEmpty() && documents.isEmpty()) {
            throw AibuilderFailure.data("`dataset_ids` is required.");
        }
        return new RetrieveRequest(
                body.text("question").orElseThrow(() -> AibuilderFailure.data("`question` is required.")),
                datasets,
                documents,
                body.integer("page", 1, 0, 1_000_000),
                body.integer("page_size", 30, 0, MOST_ROWS),
                body.number("similarity_threshold").map(given -> body.number("similarity_threshold", given, 0, 1)),
                Math.max(0, Math.min(1, body.number("vector_similarity_weight").orElse(DEFAULT_VECTOR_WEIGHT))),
                topK(body),
                body.flag("highlight").orElse(false),
                body.flag("keyword").orElse(false),
                body.text("rerank_id").filter(name -> !name.isBlank()),
                MetadataConditions.from(body));
    }

    private static int topK(Body body) {
        double topK = body.number("top_k").orElse(1024.0);
        if (topK <= 0) {
            throw new AibuilderFailure(100, "`top_k` must be greater than 0");
        }
        return (int) Math.min(topK, MOST_ROWS);
    }

    private static List<String> ids(Body body, String key, String otherwise) {
        if (body.value(key).filter(value -> !(value instanceof JsonArray)).isPresent()) {
            throw AibuilderFailure.data(otherwise);
        }
        return body.texts(key).orElse(List.of());
    }
}
