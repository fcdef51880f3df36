package io.lectern.ingest.enrichment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a chat model answered for a document, kept until the document is done. Never changes. */
@Entity
@Table(name = "model_answer")
class ModelAnswer {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "document_id", nullable = false, updatable = false)
    long documentId;

    @Column(name = "question_hash", nullable = false, updatable = false)
    String questionHash;

    @Column(nullable = false, updatable = false)
    String answer;

    @Column(nullable = false, updatable = false)
    int tokens;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    protected ModelAnswer() {}

    ModelAnswer(long documentId, String questionHash, String answer, int tokens, Instant now) {
        this.documentId = documentId;
        this.questionHash = questionHash;
        this.answer = answer;
        this.tokens = tokens;
        this.createdAt = now;
    }
}
