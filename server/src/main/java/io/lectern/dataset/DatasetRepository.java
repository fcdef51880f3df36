package io.lectern.dataset;

import io.lectern.account.Visibility;
import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.InvalidException;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Dataset rows. Every query says who looks, and leaves deleted rows out. */
@ApplicationScoped
class DatasetRepository {

    private static final String LIVE = " and d.deletedAt is null and d.origin <> io.lectern.dataset.Origin.SYSTEM ";
    private static final Map<String, String> COLUMNS = Map.of(
            "", "createdAt",
            "create_time", "createdAt",
            "create_date", "createdAt",
            "update_time", "updatedAt",
            "update_date", "updatedAt",
            "name", "name",
            "id", "uid");

    @PersistenceContext
    EntityManager rows;

    /** @throws DomainException CONFLICT when the name was taken meanwhile: the database has the last word */
    void save(Dataset dataset) {
        try {
            rows.persist(dataset);
            rows.flush();
        } catch (PersistenceException taken) {
            throw nameTaken(dataset, taken);
        }
    }

    /** @throws DomainException CONFLICT when the name was taken meanwhile */
    void flush(Dataset dataset) {
        try {
            rows.flush();
        } catch (PersistenceException taken) {
            throw nameTaken(dataset, taken);
        }
    }

    private static DomainException nameTaken(Dataset dataset, PersistenceException taken) {
        return new DomainException(
                FailureKind.CONFLICT, "There is a dataset named " + dataset.name() + " already.", taken);
    }

    Optional<Dataset> find(Visibility seen, UUID uid) {
        return live(seen, "and d.uid = :uid", "")
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    /** Holds the row until the transaction ends, so that names given inside it stay unique. */
    Optional<Dataset> lock(Visibility seen, UUID uid) {
        return live(seen, "and d.uid = :uid", "")
                .setParameter("uid", uid)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    List<Dataset> findAll(Visibility seen, Collection<UUID> uids) {
        return uids.isEmpty()
                ? List.of()
                : live(seen, "and d.uid in :uids", "")
                        .setParameter("uids", uids)
                        .getResultList();
    }

    /** Without regard to case; several owners may have one of that name. The viewer's own comes first. */
    List<Dataset> findByName(Visibility seen, String name) {
        return live(
                        seen,
                        "and lower(d.name) = :name",
                        "order by case when d.ownerId = " + seen.userId() + " then 0 else 1 end, d.id")
                .setParameter("name", name.strip().toLowerCase(Locale.ROOT))
                .getResultList();
    }

    boolean nameTaken(long tenant, long owner, String name) {
        return rows.createQuery(
                                "select count(d) from Dataset d where d.tenantId = :tenant and d.liveName = :name",
                                Long.class)
                        .setParameter("tenant", tenant)
                        .setParameter("name", Dataset.liveName(owner, name))
                        .getSingleResult()
                > 0;
    }

    List<Dataset> list(Visibility seen, PageRequest page) {
        return page.of(live(seen, "", orderBy(page)));
    }

    List<Dataset> all(Visibility seen) {
        return live(seen, "", "").getResultList();
    }

    /** Documents, chunks and tokens of each dataset, in this order; a dataset without documents is not in the map. */
    Map<Long, long[]> counts(Collection<Dataset> datasets) {
        Map<Long, long[]> counts = new HashMap<>();
        if (!datasets.isEmpty()) {
            rows.createQuery(
                            "select d.dataset.id, count(d), sum(d.chunkCount), sum(d.tokenCount) from Document d"
                                    + " where d.dataset.id in :ids and d.deletedAt is null group by d.dataset.id",
                            Object[].class)
                    .setParameter("ids", datasets.stream().map(Dataset::id).toList())
                    .getResultStream()
                    .forEach(row ->
                            counts.put((Long) row[0], new long[] {number(row[1]), number(row[2]), number(row[3])}));
        }
        return counts;
    }

    private TypedQuery<Dataset> live(Visibility seen, String condition, String order) {
        return seen.bind(rows.createQuery(
                "select d from Dataset d where " + seen.of("d") + LIVE + condition + " " + order, Dataset.class));
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }

    private static String orderBy(PageRequest page) {
        String column = COLUMNS.get(page.orderBy());
        if (column == null) {
            throw new InvalidException(
                    "orderby", "`orderby` is " + page.orderBy() + "; it may be create_time, update_time, name or id.");
        }
        String direction = page.descending() ? " desc" : " asc";
        return "order by d." + column + direction + ", d.id" + direction;
    }
}
