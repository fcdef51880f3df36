package io.lectern.dataset;

import io.lectern.account.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows about what the index owes, and the rows it has to be written from. */
@ApplicationScoped
class IndexDebtRepository {

    private static final int MOST = 100;

    @PersistenceContext
    EntityManager rows;

    void save(Object debt) {
        rows.persist(debt);
    }

    List<IndexRemoval> removals() {
        return rows.createQuery("select r from IndexRemoval r order by r.id", IndexRemoval.class)
                .setMaxResults(MOST)
                .getResultList();
    }

    void forgetRemoval(long id) {
        rows.createQuery("delete from IndexRemoval r where r.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    List<IndexRewrite> rewrites() {
        return rows.createQuery(
                        "select r from IndexRewrite r where not exists (select d from Document d where d.id = r.documentId"
                                + " and d.deletedAt is null and d.runState = io.lectern.dataset.RunState.RUNNING)"
                                + " order by r.id",
                        IndexRewrite.class)
                .setMaxResults(MOST)
                .getResultList();
    }

    List<IndexRewrite> rewrites(long documentId) {
        return rows.createQuery(
                        "select r from IndexRewrite r where r.documentId = :document order by r.id", IndexRewrite.class)
                .setParameter("document", documentId)
                .getResultList();
    }

    void forgetRewrite(long id) {
        rows.createQuery("delete from IndexRewrite r where r.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    List<Chunk> chunks(IndexRewrite debt) {
        String all = "select c from Chunk c join fetch c.document d join fetch d.dataset where d.id = :document";
        return debt.chunks()
                .map(ids ->
                        rows.createQuery(all + " and c.id in :ids", Chunk.class).setParameter("ids", ids))
                .orElseGet(() -> rows.createQuery(all + " order by c.ordinal", Chunk.class))
                .setParameter("document", debt.documentId)
                .getResultList();
    }

    /** The document's last run. */
    LastRun lastRun(IndexRewrite debt) {
        return rows.createQuery(
                        "select d.processBeginAt, d.runState from Document d where d.id = :document", Object[].class)
                .setParameter("document", debt.documentId)
                .getResultStream()
                .map(row -> new LastRun((Instant) row[0], row[1] == RunState.RUNNING))
                .findFirst()
                .orElse(new LastRun(null, false));
    }

    /** @param began null when there was none, or the document is gone */
    record LastRun(Instant began, boolean goesOn) {}

    /** How the document's dataset is embedded; empty when either is gone. */
    Optional<DatasetModel> model(UUID tenant, long documentId) {
        return rows.createQuery(
                        "select s.embeddingModel, s.tenantId, s.ownerId, u.uid from Document d join d.dataset s, User u"
                                + " where d.id = :document and u.id = s.ownerId"
                                + " and d.deletedAt is null and s.deletedAt is null",
                        Object[].class)
                .setParameter("document", documentId)
                .getResultStream()
                .findFirst()
                .map(row -> new DatasetModel(
                        new Identity((Long) row[1], tenant, (Long) row[2], (UUID) row[3]), (String) row[0]));
    }

    List<Document> documentsWithChunks() {
        return rows.createQuery(
                        "select d from Document d join fetch d.dataset s where d.deletedAt is null"
                                + " and s.deletedAt is null and d.chunkCount > 0",
                        Document.class)
                .getResultList();
    }

    UUID tenantUid(long tenantId) {
        return rows.createQuery("select t.uid from Tenant t where t.id = :id", UUID.class)
                .setParameter("id", tenantId)
                .getSingleResult();
    }
}
