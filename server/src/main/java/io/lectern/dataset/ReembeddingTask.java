package io.lectern.dataset;

import io.lectern.account.Identity;
import io.lectern.llm.ModelUse;
import io.lectern.retrieval.ChunkScope;
import java.util.Set;
import java.util.UUID;

/** A claimed move with all that its work needs, so that no row is open while it runs. */
record ReembeddingTask(
        long jobId, String worker, long datasetId, UUID dataset, Identity owner, String source, String target) {

    ModelUse use() {
        return ModelUse.of(owner, "reembedding");
    }

    ChunkScope scope() {
        return ChunkScope.ofDatasets(owner.tenant(), Set.of(dataset));
    }
}
