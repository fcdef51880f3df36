package io.lectern.ingest;

import io.lectern.account.Identity;
import io.lectern.llm.ModelUse;
import io.lectern.retrieval.ChunkScope;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;

/**
 * A claimed job with all that its work needs, so that no row is open while it runs.
 *
 * @param owner for whom the job works
 * @param repeated whether a worker began it before and did not end it
 * @param hadChunks whether an earlier run left chunks that are searchable now
 * @param parserConfig a JSON object as text
 */
record IngestTask(
        long jobId,
        long documentId,
        Identity owner,
        UUID dataset,
        UUID document,
        String name,
        Path file,
        String embeddingModel,
        String chunkMethod,
        String parserConfig,
        boolean repeated,
        boolean hadChunks) {

    UUID tenant() {
        return owner.tenant();
    }

    /** For whom and as what models are called. */
    ModelUse use() {
        return ModelUse.of(owner, "ingest");
    }

    ChunkScope scope() {
        return new ChunkScope(tenant(), Set.of(dataset), Set.of(document));
    }
}
