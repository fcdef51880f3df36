package io.lectern.api.aibuilder;

import io.lectern.retrieval.RetrievalResult;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** What {@code POST /retrieval} found (contract 3.4). */
public record RetrievalResponse(
        long total,
        List<RetrievedChunkResponse> chunks,
        @JsonbProperty("doc_aggs") List<DocumentCountResponse> documents) {

    static RetrievalResponse from(RetrievalResult result) {
        return new RetrievalResponse(
                result.total(),
                result.chunks().stream().map(RetrievedChunkResponse::from).toList(),
                result.documents().stream().map(DocumentCountResponse::from).toList());
    }
}
