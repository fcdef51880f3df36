package io.lectern.api.aibuilder;

import io.lectern.dataset.Chunk;
import io.lectern.dataset.Document;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** The answer to adding a chunk (contract 2.4 and 3.3.1). */
public record AddedChunkResponse(Added chunk) {

    private static final double MILLIS = 1000.0;

    /** The chunk as it was added. */
    public record Added(
            String id,
            String content,
            @JsonbProperty("document_id") String documentId,
            @JsonbProperty("dataset_id") String datasetId,
            @JsonbProperty("important_keywords") List<String> importantKeywords,
            List<String> questions,
            @JsonbProperty("create_time") String createTime,
            @JsonbProperty("create_timestamp") double createTimestamp) {}

    static AddedChunkResponse from(Chunk chunk, Document document) {
        return new AddedChunkResponse(new Added(
                chunk.id(),
                chunk.content(),
                AibuilderIds.write(document.uid()),
                AibuilderIds.write(document.dataset().uid()),
                chunk.importantKeywords(),
                chunk.questions(),
                Times.plain(chunk.createdAt()),
                Times.millis(chunk.createdAt()) / MILLIS));
    }
}
