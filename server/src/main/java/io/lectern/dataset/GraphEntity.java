package io.lectern.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What one passage says about a person, a place or a thing. Written and removed with its document. */
@Entity
@Table(name = "graph_entity")
class GraphEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "dataset_id", nullable = false, updatable = false)
    long datasetId;

    @Column(name = "document_id", nullable = false, updatable = false)
    long documentId;

    @Column(name = "name_key", nullable = false, updatable = false)
    String nameKey;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false, updatable = false)
    String kind;

    @Column(nullable = false, updatable = false)
    String description;

    @Column(name = "chunk_id", nullable = false, updatable = false)
    String chunkId;

    protected GraphEntity() {}

    GraphEntity(Document document, FoundEntity found) {
        this.datasetId = document.dataset().id();
        this.documentId = document.id();
        this.nameKey = found.key();
        this.name = found.name();
        this.kind = found.kind();
        this.description = found.description();
        this.chunkId = found.chunkId();
    }
}
