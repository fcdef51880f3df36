package io.lectern.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How, by one passage, two entities belong together. Written and removed with its document. */
@Entity
@Table(name = "graph_relation")
class GraphRelation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "dataset_id", nullable = false, updatable = false)
    long datasetId;

    @Column(name = "document_id", nullable = false, updatable = false)
    long documentId;

    @Column(name = "source_key", nullable = false, updatable = false)
    String sourceKey;

    @Column(nullable = false, updatable = false)
    String source;

    @Column(name = "target_key", nullable = false, updatable = false)
    String targetKey;

    @Column(nullable = false, updatable = false)
    String target;

    @Column(nullable = false, updatable = false)
    String description;

    @Column(nullable = false, updatable = false)
    double strength;

    @Column(name = "chunk_id", nullable = false, updatable = false)
    String chunkId;

    protected GraphRelation() {}

    GraphRelation(Document document, FoundRelation found) {
        this.datasetId = document.dataset().id();
        this.documentId = document.id();
        this.sourceKey = FoundEntity.key(found.source());
        this.source = found.source();
        this.targetKey = FoundEntity.key(found.target());
        this.target = found.target();
        this.description = found.description();
        this.strength = found.strength();
        this.chunkId = found.chunkId();
    }
}
