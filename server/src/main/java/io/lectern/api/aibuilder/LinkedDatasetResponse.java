package io.lectern.api.aibuilder;

import io.lectern.dataset.Dataset;
import io.lectern.dataset.DatasetSettings;
import io.lectern.dataset.DatasetView;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;

/** A dataset inside a chat, under the names of upstream's columns (contract 2.5). */
public record LinkedDatasetResponse(
        String id,
        @JsonbProperty("tenant_id") String tenantId,
        @JsonbProperty("created_by") String createdBy,
        String name,
        String avatar,
        String description,
        String language,
        @JsonbProperty("embd_id") String embdId,
        String permission,
        @JsonbProperty("parser_id") String parserId,
        @JsonbProperty("parser_config") JsonObject parserConfig,
        @JsonbProperty("doc_num") long docNum,
        @JsonbProperty("chunk_num") long chunkNum,
        @JsonbProperty("token_num") long tokenNum,
        @JsonbProperty("similarity_threshold") double similarityThreshold,
        @JsonbProperty("vector_similarity_weight") double vectorSimilarityWeight,
        int pagerank,
        String status,
        @JsonbProperty("create_time") long createTime,
        @JsonbProperty("create_date") String createDate,
        @JsonbProperty("update_time") long updateTime,
        @JsonbProperty("update_date") String updateDate) {

    static LinkedDatasetResponse from(DatasetView view) {
        Dataset dataset = view.dataset();
        DatasetSettings settings = dataset.settings();
        String tenant = AibuilderIds.write(view.tenant());
        return new LinkedDatasetResponse(
                AibuilderIds.write(dataset.uid()),
                tenant,
                tenant,
                settings.name(),
                settings.avatar(),
                settings.description(),
                settings.language(),
                settings.embeddingModel(),
                Permissions.write(settings.sharing()),
                settings.chunkMethod(),
                ParserConfigs.parse(settings.parserConfig()),
                view.documents(),
                view.chunks(),
                view.tokens(),
                settings.similarityThreshold(),
                settings.vectorWeight(),
                settings.pagerank(),
                "1",
                Times.millis(dataset.createdAt()),
                Times.date(dataset.createdAt()),
                Times.millis(dataset.updatedAt()),
                Times.date(dataset.updatedAt()));
    }
}
