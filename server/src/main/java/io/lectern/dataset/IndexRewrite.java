package io.lectern.dataset;

import io.lectern.retrieval.ChunkScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A debt to the index: rows of a document have changed, their entries must follow. The row is written in the transaction
 * that makes the change and removed when the index has followed, so an index that is down at that moment only lags.
 */
@Entity
@Table(name = "index_rewrite")
class IndexRewrite {

    /** Above this many chunks the whole document is written again. */
    static final int MOST_CHUNKS = 2000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "tenant_uid", nullable = false, updatable = false)
    UUID tenant;

    @Column(name = "dataset_uid", nullable = false, updatable = false)
    UUID dataset;

    @Column(name = "document_uid", nullable = false, updatable = false)
    UUID document;

    @Column(name = "document_id", nullable = false, updatable = false)
    long documentId;

    @Column(name = "chunk_ids", updatable = false)
    String chunkIds;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected IndexRewrite() {}

    /** @param chunks the chunks that changed, were added or are gone; empty for all of the document */
    IndexRewrite(UUID tenant, Document document, List<String> chunks, Instant now) {
        this.tenant = tenant;
        this.dataset = document.dataset().uid();
        this.document = document.uid();
        this.documentId = document.id();
        this.chunkIds = chunks.isEmpty() || chunks.size() > MOST_CHUNKS ? null : JsonLists.writeTexts(chunks);
        this.createdAt = now;
    }

    ChunkScope scope() {
        return ChunkScope.ofDocument(tenant, dataset, document);
    }

    /** Empty means all of the document. */
    Optional<List<String>> chunks() {
        return Optional.ofNullable(chunkIds).map(JsonLists::texts);
    }
}
