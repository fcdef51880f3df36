package io.lectern.dataset;

import io.lectern.account.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of moves to another embedding model, and the chunks they are about. */
@ApplicationScoped
class ReembeddingRepository {

    private static final String OF_DATASET =
            " c.document.id in (select d.id from Document d where d.dataset.id = :dataset)";

    @PersistenceContext
    EntityManager rows;

    void save(Reembedding job) {
        rows.persist(job);
        rows.flush();
    }

    Optional<Reembedding> latest(long datasetId) {
        return rows.createQuery(
                        "select r from Reembedding r where r.datasetId = :dataset order by r.id desc",
                        Reembedding.class)
                .setParameter("dataset", datasetId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    Reembedding get(long id) {
        return rows.find(Reembedding.class, id);
    }

    Reembedding lock(long id) {
        return rows.find(Reembedding.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    Dataset dataset(long id) {
        return rows.find(Dataset.class, id);
    }

    Dataset lockDataset(long id) {
        return rows.find(Dataset.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The longest waiting of those that nobody holds. */
    Optional<Long> next(Instant now) {
        return rows.createQuery("select r.id from Reembedding r where " + FREE + " order by r.id", Long.class)
                .setParameter("queued", Reembedding.State.QUEUED)
                .setParameter("running", Reembedding.State.RUNNING)
                .setParameter("now", now)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private static final String FREE =
            "(r.state = :queued or (r.state = :running and (r.leaseUntil is null or r.leaseUntil < :now)))";

    /** Lets go of what workers of a server held; their names begin with the server's. */
    void release(String server) {
        rows.createQuery(
                        "update Reembedding r set r.leaseUntil = null where r.state = :running and r.worker like :server")
                .setParameter("running", Reembedding.State.RUNNING)
                .setParameter("server", server + "%")
                .executeUpdate();
    }

    /** One statement decides among all workers: true for exactly one of them. */
    boolean claim(long id, String worker, Instant now, Instant lease) {
        return rows.createQuery("update Reembedding r set r.state = :running, r.worker = :worker, r.leaseUntil = :lease"
                                + " where r.id = :id and " + FREE)
                        .setParameter("queued", Reembedding.State.QUEUED)
                        .setParameter("running", Reembedding.State.RUNNING)
                        .setParameter("worker", worker)
                        .setParameter("lease", lease)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    Identity owner(Reembedding job) {
        Object[] uids = rows.createQuery(
                        "select t.uid, u.uid from Tenant t, User u where t.id = :tenant and u.id = :user",
                        Object[].class)
                .setParameter("tenant", job.tenantId)
                .setParameter("user", job.userId)
                .getSingleResult();
        return new Identity(job.tenantId, (UUID) uids[0], job.userId, (UUID) uids[1]);
    }

    long chunks(long datasetId, boolean withoutOther) {
        return rows.createQuery(
                        "select count(c) from Chunk c where" + OF_DATASET
                                + (withoutOther ? " and c.otherEmbedding is null" : ""),
                        Long.class)
                .setParameter("dataset", datasetId)
                .getSingleResult();
    }

    /** In the order of their ids. */
    List<Chunk> chunksAfter(long datasetId, String id, int atMost) {
        return rows.createQuery(
                        "select c from Chunk c join fetch c.document d join fetch d.dataset s where s.id = :dataset"
                                + " and c.id > :id order by c.id",
                        Chunk.class)
                .setParameter("dataset", datasetId)
                .setParameter("id", id)
                .setMaxResults(atMost)
                .getResultList();
    }

    Chunk chunk(String id) {
        return rows.find(Chunk.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    boolean parsing(long datasetId) {
        return rows.createQuery(
                                "select count(d) from Document d where d.dataset.id = :dataset and d.deletedAt is null"
                                        + " and d.runState = io.lectern.dataset.RunState.RUNNING",
                                Long.class)
                        .setParameter("dataset", datasetId)
                        .getSingleResult()
                > 0;
    }

    /** The right sides are the values from before: each chunk's two vectors change places. */
    void swapVectors(long datasetId) {
        rows.flush();
        rows.createQuery("update Chunk c set c.embedding = c.otherEmbedding, c.otherEmbedding = c.embedding where"
                        + OF_DATASET)
                .setParameter("dataset", datasetId)
                .executeUpdate();
        rows.clear();
    }

    void dropOtherVectors(long datasetId) {
        rows.createQuery("update Chunk c set c.otherEmbedding = null where c.otherEmbedding is not null and"
                        + OF_DATASET)
                .setParameter("dataset", datasetId)
                .executeUpdate();
    }

    List<Document> changedSince(long datasetId, Instant moment) {
        return rows.createQuery(
                        "select d from Document d join fetch d.dataset where d.dataset.id = :dataset"
                                + " and d.deletedAt is null and d.updatedAt >= :moment and d.chunkCount > 0",
                        Document.class)
                .setParameter("dataset", datasetId)
                .setParameter("moment", moment)
                .getResultList();
    }
}
