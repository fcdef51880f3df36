package io.lectern.api.aibuilder;

import io.lectern.retrieval.DocumentCount;
import jakarta.json.bind.annotation.JsonbProperty;

/** How many of the found chunks a document has: an element of {@code doc_aggs} (contract 2.7). */
public record DocumentCountResponse(
        @JsonbProperty("doc_name") String documentName,
        @JsonbProperty("doc_id") String documentId,
        long count) {

    static DocumentCountResponse from(DocumentCount count) {
        return new DocumentCountResponse(count.documentName(), AibuilderIds.write(count.document()), count.count());
    }
}
