package io.lectern.api.aibuilder;

import io.lectern.dataset.Document;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** A document as the answer to its upload (contract 2.3): no counts, no dates. */
public record UploadedDocumentResponse(
        String id,
        @JsonbProperty("dataset_id") String datasetId,
        @JsonbProperty("chunk_method") String chunkMethod,
        @JsonbProperty("parser_config") JsonObject parserConfig,
        @JsonbProperty("created_by") String createdBy,
        String type,
        String name,
        String location,
        long size,
        String thumbnail,
        String run) {

    static UploadedDocumentResponse from(Document document, UUID tenant) {
        return new UploadedDocumentResponse(
                AibuilderIds.write(document.uid()),
                AibuilderIds.write(document.dataset().uid()),
                document.chunkMethod(),
                ParserConfigs.parse(document.parserConfig()),
                AibuilderIds.write(tenant),
                document.type(),
                document.name(),
                document.name(),
                document.file().size(),
                "",
                DocumentResponse.run(document.runState()));
    }
}
