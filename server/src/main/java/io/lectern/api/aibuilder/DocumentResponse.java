package io.lectern.api.aibuilder;

import io.lectern.dataset.Document;
import io.lectern.dataset.RunState;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** A document in lists (contract 2.3). {@code process_duation} is the spelling that clients read; the right one is beside it. */
public record DocumentResponse(
        String id,
        @JsonbProperty("dataset_id") String datasetId,
        String name,
        String location,
        String type,
        long size,
        @JsonbProperty("created_by") String createdBy,
        @JsonbProperty("source_type") String sourceType,
        String thumbnail,
        @JsonbProperty("chunk_method") String chunkMethod,
        @JsonbProperty("parser_config") JsonObject parserConfig,
        @JsonbProperty("meta_fields") JsonObject metaFields,
        @JsonbProperty("chunk_count") int chunkCount,
        @JsonbProperty("token_count") int tokenCount,
        double progress,
        @JsonbProperty("progress_msg") String progressMsg,
        @JsonbNillable @JsonbProperty("process_begin_at") String processBeginAt,
        @JsonbProperty("process_duation") double processDuation,
        @JsonbProperty("process_duration") double processDuration,
        String run,
        String status,
        @JsonbProperty("create_time") long createTime,
        @JsonbProperty("create_date") String createDate,
        @JsonbProperty("update_time") long updateTime,
        @JsonbProperty("update_date") String updateDate) {

    static DocumentResponse from(Document document, UUID tenant) {
        return new DocumentResponse(
                AibuilderIds.write(document.uid()),
                AibuilderIds.write(document.dataset().uid()),
                document.name(),
                document.name(),
                document.type(),
                document.file().size(),
                AibuilderIds.write(tenant),
                "local",
                "",
                document.chunkMethod(),
                ParserConfigs.parse(document.parserConfig()),
                ParserConfigs.parse(document.metaFields()),
                document.chunkCount(),
                document.tokenCount(),
                document.progress(),
                document.progressMessage(),
                document.processBeginAt().map(Times::date).orElse(null),
                document.processSeconds(),
                document.processSeconds(),
                run(document.runState()),
                "1",
                Times.millis(document.createdAt()),
                Times.date(document.createdAt()),
                Times.millis(document.updatedAt()),
                Times.date(document.updatedAt()));
    }

    static String run(RunState state) {
        return switch (state) {
            case UNSTARTED -> "UNSTART";
            case RUNNING -> "RUNNING";
            case CANCELLED -> "CANCEL";
            case DONE -> "DONE";
            case FAILED -> "FAIL";
        };
    }
}
