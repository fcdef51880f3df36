package io.lectern.ingest;

import io.lectern.retrieval.ChunkScope;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;

/**
 * A claimed job with all that its work needs, so that no row is open while it runs.
 *
 * @param repeated whether a worker began it before and did not end it
 * @param hadChunks whether an earlier run left chunks that are searchable now
 * @param parserConfig a JSON object as text
 */
record IngestTask(
        long jobId,
        long documentId,
        UUID tenant,
        UUID dataset,
        UUID document,
        String name,
        Path file,
        String embeddingModel,
        String chunkMethod,
        String parserConfig,
        boolean repeated,
        boolean hadChunks) {

    ChunkScope scope() {
        return new ChunkScope(tenant, Set.of(dataset), Set.of(document));
    }
}
