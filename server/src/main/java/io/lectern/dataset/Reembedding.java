package io.lectern.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dataset's move to another embedding model. QUEUED when made or when it has to wait; RUNNING while a worker holds its
 * lease; then DONE, FAILED or CANCELLED for ever. A dataset has at most one that is not final. What a worker has embedded
 * stays with the chunks, so a move that was interrupted goes on where it was.
 */
@Entity
@Table(name = "reembedding")
public class Reembedding {

    /** Where a move is. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "user_id", nullable = false, updatable = false)
    long userId;

    @Column(name = "dataset_id", nullable = false, updatable = false)
    long datasetId;

    @Column(name = "source_model", nullable = false, updatable = false)
    String sourceModel;

    @Column(name = "target_model", nullable = false, updatable = false)
    String targetModel;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    State state;

    @Column(name = "chunks_done", nullable = false)
    int chunksDone;

    @Column(name = "chunks_total", nullable = false)
    int chunksTotal;

    String worker;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(nullable = false)
    String message;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "ended_at")
    Instant endedAt;

    protected Reembedding() {}

    Reembedding(Dataset dataset, long userId, String targetModel, int chunks, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = dataset.tenantId;
        this.userId = userId;
        this.datasetId = dataset.id();
        this.sourceModel = dataset.embeddingModel();
        this.targetModel = targetModel;
        this.state = State.QUEUED;
        this.chunksTotal = chunks;
        this.message = "";
        this.createdAt = now;
    }

    void progress(int done, int total, Instant lease) {
        chunksDone = done;
        chunksTotal = total;
        leaseUntil = lease;
        message = "";
    }

    /** Goes on later, for a reason that is shown meanwhile. */
    void waitFor(String reason) {
        state = State.QUEUED;
        worker = null;
        leaseUntil = null;
        message = reason;
    }

    void end(State end, String reason, Instant now) {
        state = end;
        message = reason;
        leaseUntil = null;
        endedAt = now;
    }

    boolean heldBy(String name) {
        return state == State.RUNNING && name.equals(worker);
    }

    public UUID uid() {
        return uid;
    }

    public State state() {
        return state;
    }

    public String sourceModel() {
        return sourceModel;
    }

    public String targetModel() {
        return targetModel;
    }

    public int chunksDone() {
        return chunksDone;
    }

    public int chunksTotal() {
        return chunksTotal;
    }

    /** Why it waits or failed; empty else. */
    public String message() {
        return message;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
