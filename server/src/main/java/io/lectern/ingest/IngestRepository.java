package io.lectern.ingest;

import io.lectern.account.Identity;
import io.lectern.dataset.Document;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Job rows. */
@ApplicationScoped
class IngestRepository {

    @PersistenceContext
    EntityManager rows;

    void save(IngestJob job) {
        rows.persist(job);
        rows.flush();
    }

    IngestJob get(long id) {
        return rows.find(IngestJob.class, id);
    }

    /** Holds the row until the transaction ends: whoever decides the job's end is alone with it. */
    IngestJob lock(long id) {
        return rows.find(IngestJob.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The same for a job that was read before, which is read again. */
    IngestJob lock(IngestJob job) {
        rows.refresh(job, LockModeType.PESSIMISTIC_WRITE);
        return job;
    }

    /**
     * Holds the document's row until the transaction ends, so that a double click makes one job, and reads it again. Who
     * needs the job's row too holds that first, as workers do, or the two wait for each other.
     */
    Document hold(Document document) {
        rows.refresh(document, LockModeType.PESSIMISTIC_WRITE);
        return document;
    }

    /** The document's job that is not final. */
    Optional<IngestJob> open(long documentId) {
        return rows.createQuery(
                        "select j from IngestJob j where j.documentId = :document and j.state in"
                                + " (io.lectern.ingest.JobState.QUEUED, io.lectern.ingest.JobState.RUNNING)",
                        IngestJob.class)
                .setParameter("document", documentId)
                .getResultStream()
                .findFirst();
    }

    /** The document's run that was stopped while its worker is still at it. */
    Optional<Long> stoppedAndHeld(long documentId, Instant now) {
        return rows.createQuery(
                        "select max(j.id) from IngestJob j where j.documentId = :document"
                                + " and j.state = io.lectern.ingest.JobState.CANCELLED and j.leaseUntil > :now",
                        Long.class)
                .setParameter("document", documentId)
                .setParameter("now", now)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** One statement decides among all workers: true for exactly one of them. */
    boolean claim(long id, String worker, Instant leaseUntil) {
        return rows.createQuery("update IngestJob j set j.state = io.lectern.ingest.JobState.RUNNING, j.worker ="
                                + " :worker, j.leaseUntil = :lease, j.attempts = j.attempts + 1 where j.id = :id"
                                + " and j.state = io.lectern.ingest.JobState.QUEUED")
                        .setParameter("worker", worker)
                        .setParameter("lease", leaseUntil)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    boolean renew(long id, String worker, Instant leaseUntil) {
        return rows.createQuery("update IngestJob j set j.leaseUntil = :lease where j.id = :id and j.worker = :worker"
                                + " and j.state = io.lectern.ingest.JobState.RUNNING")
                        .setParameter("lease", leaseUntil)
                        .setParameter("id", id)
                        .setParameter("worker", worker)
                        .executeUpdate()
                == 1;
    }

    List<IngestJob> runningWithLeaseBefore(Instant moment) {
        return rows.createQuery(
                        "select j from IngestJob j where j.state = io.lectern.ingest.JobState.RUNNING and j.leaseUntil"
                                + " < :moment",
                        IngestJob.class)
                .setParameter("moment", moment)
                .getResultList();
    }

    List<IngestJob> runningOf(String instance) {
        return rows.createQuery(
                        "select j from IngestJob j where j.state = io.lectern.ingest.JobState.RUNNING and j.worker"
                                + " like :instance",
                        IngestJob.class)
                .setParameter("instance", instance + "%")
                .getResultList();
    }

    /** For each tenant with jobs that may begin now, the id of its oldest. */
    Map<Long, Long> oldestQueued(Instant now) {
        return byTenant(rows.createQuery(
                        "select j.tenantId, min(j.id) from IngestJob j"
                                + " where j.state = io.lectern.ingest.JobState.QUEUED and j.announcedAt <= :now"
                                + " group by j.tenantId",
                        Object[].class)
                .setParameter("now", now));
    }

    /** For each tenant with running jobs, how many. */
    Map<Long, Long> running() {
        return byTenant(rows.createQuery(
                "select j.tenantId, count(j) from IngestJob j"
                        + " where j.state = io.lectern.ingest.JobState.RUNNING group by j.tenantId",
                Object[].class));
    }

    private static Map<Long, Long> byTenant(TypedQuery<Object[]> query) {
        return query.getResultStream().collect(Collectors.toMap(row -> (Long) row[0], row -> (Long) row[1]));
    }

    boolean anythingRuns() {
        return rows.createQuery(
                                "select count(j) from IngestJob j where j.state = io.lectern.ingest.JobState.RUNNING",
                                Long.class)
                        .getSingleResult()
                > 0;
    }

    /** The longest waiting first. */
    List<IngestJob> queuedAndAnnouncedBefore(Instant moment, int atMost) {
        return rows.createQuery(
                        "select j from IngestJob j where j.state = io.lectern.ingest.JobState.QUEUED and j.announcedAt"
                                + " < :moment order by j.id",
                        IngestJob.class)
                .setParameter("moment", moment)
                .setMaxResults(atMost)
                .getResultList();
    }

    UUID tenantUid(long tenantId) {
        return rows.createQuery("select t.uid from Tenant t where t.id = :id", UUID.class)
                .setParameter("id", tenantId)
                .getSingleResult();
    }

    /** For whom a job works. */
    Identity owner(IngestJob job) {
        UUID user = rows.createQuery("select u.uid from User u where u.id = :id", UUID.class)
                .setParameter("id", job.userId)
                .getSingleResult();
        return new Identity(job.tenantId, tenantUid(job.tenantId), job.userId, user);
    }
}
