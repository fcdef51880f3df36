package io.lectern.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/**
 * One run of a document through the parser. QUEUED when made; RUNNING while a worker holds its lease; then DONE, FAILED or
 * CANCELLED for ever. A lease that ran out puts it back to QUEUED. A document has at most one job that is not final, and at
 * most one worker: a job that is stopped keeps the lease until its worker has let go, and the next run waits for that.
 */
@Entity
@Table(name = "ingest_job")
class IngestJob {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "user_id", nullable = false, updatable = false)
    long userId;

    @Column(name = "document_id", nullable = false, updatable = false)
    long documentId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    JobState state;

    @Column(nullable = false)
    int attempts;

    String worker;

    @Column(name = "lease_until")
    Instant leaseUntil;

    @Column(name = "announced_at", nullable = false)
    Instant announcedAt;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "ended_at")
    Instant endedAt;

    @Column(nullable = false)
    String message;

    protected IngestJob() {}

    IngestJob(long tenantId, long userId, long documentId, Instant now) {
        this.tenantId = tenantId;
        this.userId = userId;
        this.documentId = documentId;
        this.state = JobState.QUEUED;
        this.announcedAt = now;
        this.createdAt = now;
        this.message = "";
    }

    void end(JobState end, String reason, Instant now) {
        state = end;
        message = reason;
        leaseUntil = null;
        endedAt = now;
    }

    /** Final for people; its worker, if it has one, keeps the lease until it has let go. */
    void cancel(String reason, Instant now) {
        Instant held = leaseUntil;
        end(JobState.CANCELLED, reason, now);
        leaseUntil = held;
    }

    /** Not due before the worker of the document's earlier run has let go, or cannot be alive any more. */
    void waitUntil(Instant moment) {
        announcedAt = moment;
    }

    /** The worker does nothing more for it. */
    void letGo() {
        leaseUntil = null;
    }

    /** Back to waiting, for whoever claims it next; its message must follow. */
    void requeue(Instant now) {
        state = JobState.QUEUED;
        worker = null;
        leaseUntil = null;
        announcedAt = now;
    }

    /**
     * Waits for better times: attempts that ended so do not add up, but the next one knows that it is not the first. Until the
     * pause is over it is not due, so that the jobs behind it have their turn. The reconciler announces it.
     */
    void handBack(Instant now) {
        requeue(now.plus(PAUSE));
        attempts = 1;
    }

    void announced(Instant now) {
        announcedAt = now;
    }

    /** Waits or is being done. */
    boolean isOpen() {
        return endedAt == null;
    }

    boolean heldBy(String name) {
        return state == JobState.RUNNING && name.equals(worker);
    }

    /** Whether nobody has taken it up since this worker did, final or not. */
    boolean lastTakenBy(String name) {
        return name.equals(worker);
    }
}
