package io.lectern.api.aibuilder;

import io.lectern.retrieval.RetrievedChunk;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** A chunk that retrieval found (contract 2.4). {@code highlight} is left out when not asked for. */
public record RetrievedChunkResponse(
        String id,
        String content,
        @JsonbProperty("content_ltks") String contentTokens,
        @JsonbProperty("document_id") String documentId,
        @JsonbProperty("document_keyword") String documentKeyword,
        @JsonbProperty("dataset_id") String datasetId,
        @JsonbProperty("important_keywords") List<String> importantKeywords,
        @JsonbProperty("image_id") String imageId,
        double similarity,
        @JsonbProperty("vector_similarity") double vectorSimilarity,
        @JsonbProperty("term_similarity") double termSimilarity,
        List<int[]> positions,
        // named, and not nillable: null is left out
        @JsonbProperty("highlight") String highlight) {

    /** What the knowledge graph of the datasets knows around the question: a passage that stands in no document. */
    static RetrievedChunkResponse ofGraph(String text, String datasetId) {
        return new RetrievedChunkResponse(
                "knowledge-graph",
                text,
                tokens(text),
                "",
                "Related content in Knowledge Graph",
                datasetId,
                List.of(),
                "",
                1,
                1,
                0,
                List.of(),
                null);
    }

    static RetrievedChunkResponse from(RetrievedChunk chunk) {
        return new RetrievedChunkResponse(
                chunk.id(),
                chunk.content(),
                tokens(chunk.content()),
                AibuilderIds.write(chunk.document()),
                chunk.documentName(),
                AibuilderIds.write(chunk.dataset()),
                chunk.importantKeywords(),
                PageImages.id(chunk.document(), chunk.documentName(), chunk.page()),
                chunk.similarity(),
                chunk.vectorSimilarity(),
                chunk.termSimilarity(),
                Positions.of(chunk.page(), chunk.positions()),
                chunk.highlight());
    }

    /** In lower case, one blank between words. Without a pattern, which took a tenth of a retrieval. */
    private static String tokens(String text) {
        StringJoiner words = new StringJoiner(" ");
        StringTokenizer rest = new StringTokenizer(text.toLowerCase(Locale.ROOT));
        while (rest.hasMoreTokens()) {
            words.add(rest.nextToken());
        }
        return words.toString();
    }
}
