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

    /**
     * A place in the chunk that the answer was found to rest on.
     *
     * @param start offset in the chunk's content, in UTF-16 units, as is {@code end}
     * @param support how much of the citing sentence it holds, 0 to 1
     */
    public record QuoteReference(int start, int end, String text, double support) {}

    /** One chunk; the mark's number is its place in the list. Without quotes the answer does not verifiably cite it. */
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
            @JsonbProperty("term_similarity") double termSimilarity,
            int page,
            List<QuoteReference> quotes) {

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
                    citation.termSimilarity(),
                    citation.page(),
                    citation.quotes().stream()
                            .filter(quote -> quote.end() <= citation.content().length())
                            .map(quote -> new QuoteReference(
                                    quote.start(),
                                    quote.end(),
                                    citation.content().substring(quote.start(), quote.end()),
                                    quote.support()))
                            .toList());
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
