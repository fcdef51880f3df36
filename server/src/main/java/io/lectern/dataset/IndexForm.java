package io.lectern.dataset;

import io.lectern.retrieval.IndexedChunk;
import java.util.UUID;

/** A chunk row in the form of the index. */
final class IndexForm {

    private IndexForm() {}

    static IndexedChunk of(Chunk chunk, UUID tenant) {
        return of(chunk, tenant, chunk.embedding());
    }

    /** @param embedding of whichever model the index to be written is for */
    static IndexedChunk of(Chunk chunk, UUID tenant, float[] embedding) {
        Document document = chunk.document;
        return new IndexedChunk(
                chunk.id(),
                tenant,
                document.dataset().uid(),
                document.uid(),
                document.name(),
                chunk.manual() ? "" : document.name(),
                chunk.content(),
                chunk.importantKeywords(),
                chunk.questions(),
                chunk.available(),
                chunk.ordinal(),
                chunk.page(),
                chunk.positions(),
                chunk.createdAt(),
                embedding);
    }
}
