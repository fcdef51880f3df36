package io.lectern.api.aibuilder;

import io.lectern.dataset.Dataset;
import io.lectern.dataset.Reembedding;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;

/** How far a dataset's move to another embedding model is; an addition of ours. */
public record ReembeddingResponse(
        String id,
        @JsonbProperty("dataset_id") String datasetId,
        String state,
        @JsonbProperty("source_model") String sourceModel,
        @JsonbProperty("target_model") String targetModel,
        @JsonbProperty("chunks_done") int chunksDone,
        @JsonbProperty("chunks_total") int chunksTotal,
        String message,
        @JsonbNillable @JsonbProperty("previous_model") String previousModel,
        @JsonbProperty("create_time") long createTime,
        @JsonbProperty("create_date") String createDate,
        @JsonbNillable @JsonbProperty("end_date") String endDate) {

    static ReembeddingResponse from(Reembedding job, Dataset dataset) {
        return new ReembeddingResponse(
                AibuilderIds.write(job.uid()),
                AibuilderIds.write(dataset.uid()),
                job.state().name(),
                job.sourceModel(),
                job.targetModel(),
                job.chunksDone(),
                job.chunksTotal(),
                job.message(),
                job.state() == Reembedding.State.DONE ? dataset.otherModel().orElse(null) : null,
                Times.millis(job.createdAt()),
                Times.date(job.createdAt()),
                job.endedAt().map(Times::date).orElse(null));
    }
}
