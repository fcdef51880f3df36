package io.lectern.api.aibuilder;

import io.lectern.conversation.Citation;
import io.lectern.conversation.CitedDocument;
import io.lectern.conversation.References;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** What an answer cites (contract 2.7). */
public record ReferenceResponse(
        long total,
        List<ChunkReference> chunks,
        @JsonbProperty("doc_aggs") List<DocumentReference> docAggs) {

    /** One chunk; the mark's number is its place in the list. */
    public record ChunkReference(
            String id,
            String content,
            @JsonbProperty("document_id") String documentId,
            @JsonbProperty("document_name") String documentName,
            @JsonbProperty("dataset_id") String datasetId,
            @JsonbProperty("image_id") String imageId,
            List<int[]> positions,
            String url,
            double similarity,
            @JsonbProperty("vector_similarity") double vectorSimilarity,
            @JsonbProperty("term_similarity") double termSimilarity) {

        static ChunkReference from(Citation citation) {
            return new ChunkReference(
                    citation.chunk(),
                    citation.content(),
                    AibuilderIds.write(citation.document()),
                    citation.documentName(),
                    AibuilderIds.write(citation.dataset()),
                    "",
                    Positions.of(citation.page(), citation.positions()),
                    null,
                    citation.similarity(),
                    citation.vectorSimilarity(),
                    citation.termSimilarity());
        }
    }

    /** A cited document and how many of the found chunks are its. */
    public record DocumentReference(
            @JsonbProperty("doc_name") String docName,
            @JsonbProperty("doc_id") String docId,
            long count) {

        static DocumentReference from(CitedDocument document) {
            return new DocumentReference(document.name(), AibuilderIds.write(document.document()), document.count());
        }
    }

    /** The references, or {@code {}} when nothing is cited. */
    static Object from(References references) {
        return references.isEmpty()
                ? JsonValue.EMPTY_JSON_OBJECT
                : new ReferenceResponse(
                        references.total(),
                        references.chunks().stream().map(ChunkReference::from).toList(),
                        references.documents().stream()
                                .map(DocumentReference::from)
                                .toList());
    }
}
