package io.lectern.assistant;

import io.lectern.account.Visibility;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Assistant rows. Every query says who looks, and leaves deleted rows out. */
@ApplicationScoped
class AssistantRepository {

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

    void save(Assistant assistant) {
        rows.persist(assistant);
        flush(assistant);
    }

    /** Writes now, so that two requests with one name meet here and not at the commit. */
    void flush(Assistant assistant) {
        try {
            rows.flush();
        } catch (PersistenceException taken) {
            throw nameTaken(assistant.name(), taken);
        }
    }

    Optional<Assistant> find(Visibility seen, UUID uid) {
        return live(seen, Map.of("uid", uid), " and a.uid = :uid", "")
                .getResultStream()
                .findFirst();
    }

    /** The live assistant that has a name taken for this owner, whatever the case. */
    Optional<Assistant> findByName(long tenant, long owner, Origin origin, String name) {
        return rows.createQuery(
                        "select a from Assistant a where a.tenantId = :tenant and a.origin = :origin"
                                + " and a.liveName = :name",
                        Assistant.class)
                .setParameter("tenant", tenant)
                .setParameter("origin", origin)
                .setParameter("name", Assistant.liveName(owner, name))
                .getResultStream()
                .findFirst();
    }

    List<Assistant> list(Visibility seen, AssistantFilter filter, PageRequest page) {
        Map<String, Object> values = new HashMap<>(Map.of("origin", filter.origin()));
        StringBuilder where = new StringBuilder(" and a.origin = :origin");
        filter.uid().ifPresent(uid -> {
            where.append(" and a.uid = :uid");
            values.put("uid", uid);
        });
        filter.name().ifPresent(name -> {
            where.append(" and lower(a.name) = :name");
            values.put("name", name.toLowerCase(Locale.ROOT));
        });
        TypedQuery<Assistant> query = live(seen, values, where.toString(), orderBy(page));
        return page.size() == 0
                ? List.of()
                : query.setFirstResult(page.offset()).setMaxResults(page.size()).getResultList();
    }

    List<Assistant> everyOne(Visibility seen) {
        return live(seen, Map.of(), "", " order by a.id").getResultList();
    }

    List<UUID> all(Visibility seen, Origin origin) {
        return live(seen, Map.of("origin", origin), " and a.origin = :origin", "")
                .getResultStream()
                .map(Assistant::uid)
                .toList();
    }

    static DomainException nameTaken(String name, Throwable cause) {
        return new DomainException(
                io.lectern.common.FailureKind.CONFLICT, "There is an assistant named " + name + " already.", cause);
    }

    private TypedQuery<Assistant> live(Visibility seen, Map<String, Object> values, String where, String order) {
        TypedQuery<Assistant> query = seen.bind(rows.createQuery(
                "select a from Assistant a where " + seen.of("a") + " and a.deletedAt is null" + where + order,
                Assistant.class));
        values.forEach(query::setParameter);
        return query;
    }

    private static String orderBy(PageRequest page) {
        String column = COLUMNS.get(page.orderBy());
        if (column == null) {
            throw new InvalidException(
                    "orderby", "`orderby` is " + page.orderBy() + "; it may be create_time, update_time, name or id.");
        }
        String direction = page.descending() ? " desc" : " asc";
        return " order by a." + column + direction + ", a.id" + direction;
    }
}
