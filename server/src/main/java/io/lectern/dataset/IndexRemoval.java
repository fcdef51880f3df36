package io.lectern.dataset;

import io.lectern.retrieval.ChunkScope;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A debt to the index: rows are gone, their chunks must be too. The row is written in the transaction that deletes and
 * removed when the index has followed, so an index that is down at that moment only delays the removal.
 */
@Entity
@Table(name = "index_removal")
class IndexRemoval {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "tenant_uid", nullable = false, updatable = false)
    UUID tenant;

    @Column(name = "dataset_uid", nullable = false, updatable = false)
    UUID dataset;

    @Column(name = "document_uid", updatable = false)
    UUID document;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected IndexRemoval() {}

    IndexRemoval(UUID tenant, UUID dataset, UUID document, Instant now) {
        this.tenant = tenant;
        this.dataset = dataset;
        this.document = document;
        this.createdAt = now;
    }

    ChunkScope scope() {
        return new ChunkScope(tenant, Set.of(dataset), document == null ? Set.of() : Set.of(document));
    }
}
