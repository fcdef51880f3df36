package io.lectern.api.aibuilder;

import io.lectern.retrieval.RetrievalResult;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.ArrayList;
import java.util.List;

/** What {@code POST /retrieval} found (contract 3.4). */
public record RetrievalResponse(
        long total,
        List<RetrievedChunkResponse> chunks,
        @JsonbProperty("doc_aggs") List<DocumentCountResponse> documents) {

    /** The same with a passage before the others. */
    RetrievalResponse after(RetrievedChunkResponse first) {
        List<RetrievedChunkResponse> all = new ArrayList<>(List.of(first));
        all.addAll(chunks);
        return new RetrievalResponse(total + 1, all, documents);
    }

    static RetrievalResponse from(RetrievalResult result) {
        return new RetrievalResponse(
                result.total(),
                result.chunks().stream().map(RetrievedChunkResponse::from).toList(),
                result.documents().stream().map(DocumentCountResponse::from).toList());
    }
}
