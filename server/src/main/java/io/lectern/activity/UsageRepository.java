package io.lectern.activity;

import io.lectern.account.Owner;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of model calls and limits. */
@ApplicationScoped
class UsageRepository {

    private static final String SUMS =
            "select count(r), sum(r.promptTokens), sum(r.completionTokens), sum(r.totalTokens) from UsageRecord r";

    @PersistenceContext
    EntityManager rows;

    void save(Object row) {
        rows.persist(row);
    }

    void delete(UsageLimit limit) {
        rows.remove(limit);
    }

    List<UsageRecord> list(long tenant, UsageFilter filter, PageRequest page) {
        Map<String, Object> values = new LinkedHashMap<>();
        String condition = condition(tenant, filter, values);
        var query =
                rows.createQuery("select r from UsageRecord r" + condition + " order by r.id desc", UsageRecord.class);
        bind(query, values);
        return query.setFirstResult(page.offset()).setMaxResults(page.size()).getResultList();
    }

    UsageTotals totals(long tenant, UsageFilter filter) {
        Map<String, Object> values = new LinkedHashMap<>();
        var query = rows.createQuery(SUMS + condition(tenant, filter, values), Object[].class);
        bind(query, values);
        Object[] sums = query.getSingleResult();
        return new UsageTotals(number(sums[0]), number(sums[1]), number(sums[2]), number(sums[3]));
    }

    /** Tokens of a tenant or user since a moment. */
    long tokens(Owner owner, Instant since) {
        String column = owner.level() == Owner.Level.USER ? "userId" : "tenantId";
        Object sum = rows.createQuery("select sum(r.totalTokens) from UsageRecord r where r." + column
                        + " = :id and r.createdAt >= :since")
                .setParameter("id", owner.id())
                .setParameter("since", since)
                .getSingleResult();
        return number(sum);
    }

    List<UsageLimit> limits(Collection<Owner> owners) {
        return rows.createQuery("select l from UsageLimit l where l.owner in :owners", UsageLimit.class)
                .setParameter("owners", owners)
                .getResultList();
    }

    Optional<UsageLimit> limit(Owner owner) {
        return limits(List.of(owner)).stream().findFirst();
    }

    private static String condition(long tenant, UsageFilter filter, Map<String, Object> values) {
        StringBuilder text = new StringBuilder(" where r.tenantId = :tenant");
        values.put("tenant", tenant);
        filter.user().ifPresent(value -> add(text, values, "r.user = :user", "user", value));
        filter.conversation()
                .ifPresent(value -> add(text, values, "r.conversation = :conversation", "conversation", value));
        filter.model().ifPresent(value -> add(text, values, "r.model = :model", "model", value));
        filter.channel().ifPresent(value -> add(text, values, "r.channel = :channel", "channel", value));
        filter.outcome().ifPresent(value -> add(text, values, "r.outcome = :outcome", "outcome", value));
        filter.from().ifPresent(value -> add(text, values, "r.createdAt >= :start", "start", value));
        filter.to().ifPresent(value -> add(text, values, "r.createdAt < :end", "end", value));
        return text.toString();
    }

    private static void add(
            StringBuilder text, Map<String, Object> values, String condition, String name, Object value) {
        text.append(" and ").append(condition);
        values.put(name, value);
    }

    private static void bind(Query query, Map<String, Object> values) {
        values.forEach(query::setParameter);
    }

    private static long number(Object value) {
        return value == null ? 0 : ((Number) value).longValue();
    }
}
