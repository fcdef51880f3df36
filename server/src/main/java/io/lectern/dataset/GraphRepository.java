package io.lectern.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Rows of knowledge graphs. Every question is about live documents of the datasets it names. */
@ApplicationScoped
class GraphRepository {

    private static final int MOST_ROWS = 200;
    private static final String LIVE =
            ".datasetId in :datasets and x.documentId in (select d.id from Document d where d.deletedAt is null)";

    @PersistenceContext
    EntityManager rows;

    void save(Object row) {
        rows.persist(row);
    }

    List<Long> datasets(long tenant, Collection<UUID> uids) {
        return uids.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select d.id from Dataset d where d.tenantId = :tenant and d.deletedAt is null and"
                                        + " d.uid in :uids",
                                Long.class)
                        .setParameter("tenant", tenant)
                        .setParameter("uids", uids)
                        .getResultList();
    }

    /** Those of the names that are entities, each once. */
    List<String> known(List<Long> datasets, Collection<String> keys) {
        return keys.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select distinct x.nameKey from GraphEntity x where x" + LIVE
                                        + " and x.nameKey in :keys",
                                String.class)
                        .setParameter("datasets", datasets)
                        .setParameter("keys", keys)
                        .getResultList();
    }

    /** The entities that passages tell of. */
    List<String> keysIn(List<Long> datasets, Collection<String> chunkIds) {
        return chunkIds.isEmpty()
                ? List.of()
                : rows.createQuery(
                                "select distinct x.nameKey from GraphEntity x where x" + LIVE
                                        + " and x.chunkId in :chunks",
                                String.class)
                        .setParameter("datasets", datasets)
                        .setParameter("chunks", chunkIds)
                        .setMaxResults(MOST_ROWS)
                        .getResultList();
    }

    List<GraphEntity> entities(List<Long> datasets, Collection<String> keys) {
        return rows.createQuery(
                        "select x from GraphEntity x where x" + LIVE + " and x.nameKey in :keys order by x.id",
                        GraphEntity.class)
                .setParameter("datasets", datasets)
                .setParameter("keys", keys)
                .setMaxResults(MOST_ROWS)
                .getResultList();
    }

    /** The strongest first. */
    List<GraphRelation> relations(List<Long> datasets, Collection<String> keys) {
        return rows.createQuery(
                        "select x from GraphRelation x where x" + LIVE
                                + " and (x.sourceKey in :keys or x.targetKey in :keys) order by x.strength desc, x.id",
                        GraphRelation.class)
                .setParameter("datasets", datasets)
                .setParameter("keys", keys)
                .setMaxResults(MOST_ROWS)
                .getResultList();
    }
}
