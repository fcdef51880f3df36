package io.lectern.api.aibuilder;

import io.lectern.dataset.Chunk;
import io.lectern.dataset.Document;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** A chunk in lists (contract 2.4). Positions are lists of page, left, right, top, bottom. */
public record ChunkResponse(
        String id,
        String content,
        @JsonbProperty("document_id") String documentId,
        @JsonbProperty("docnm_kwd") String documentName,
        @JsonbProperty("important_keywords") List<String> importantKeywords,
        List<String> questions,
        @JsonbProperty("dataset_id") String datasetId,
        @JsonbProperty("image_id") String imageId,
        boolean available,
        List<int[]> positions) {

    static ChunkResponse from(Chunk chunk, Document document) {
        return new ChunkResponse(
                chunk.id(),
                chunk.content(),
                AibuilderIds.write(document.uid()),
                document.name(),
                chunk.importantKeywords(),
                chunk.questions(),
                AibuilderIds.write(document.dataset().uid()),
                PageImages.id(document.uid(), document.name(), chunk.page()),
                chunk.available(),
                Positions.of(chunk.page(), chunk.positions()));
    }
}
