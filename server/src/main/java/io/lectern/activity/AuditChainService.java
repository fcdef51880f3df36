package io.lectern.activity;

import io.lectern.activity.AuditVerdict.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of the audit trail: appends to chains, checks them, reads them and removes their oldest links. */
@ApplicationScoped
@Transactional
class AuditChainService {

    private static final int PAGE = 500;

    @PersistenceContext
    EntityManager rows;

    @Inject
    Clock clock;

    /** Adds lines to the chains of their tenants; those that are rows already are left alone. */
    void append(Collection<AuditLine> lines) {
        Set<UUID> known = known(lines);
        TreeMap<Long, List<AuditLine>> byTenant = lines.stream()
                .filter(line -> !known.contains(line.uid()))
                .collect(Collectors.groupingBy(AuditLine::tenantId, TreeMap::new, Collectors.toList()));
        // in the order of ids, so that two servers never wait for each other
        byTenant.forEach((tenant, ofTenant) -> {
            AuditChain chain = locked(tenant);
            ofTenant.forEach(line -> rows.persist(chain.next(line)));
        });
    }

    private Set<UUID> known(Collection<AuditLine> lines) {
        return new HashSet<>(rows.createQuery("select r.uid from AuditRow r where r.uid in :uids", UUID.class)
                .setParameter("uids", lines.stream().map(AuditLine::uid).toList())
                .getResultList());
    }

    private AuditChain locked(long tenantId) {
        AuditChain chain = rows.find(AuditChain.class, tenantId, LockModeType.PESSIMISTIC_WRITE);
        if (chain == null) {
            chain = new AuditChain(tenantId);
            rows.persist(chain);
            rows.flush();
        }
        return chain;
    }

    List<AuditRow> page(long tenantId, long after, Instant from, Instant to) {
        return rows.createQuery(
                        "select r from AuditRow r where r.tenantId = :tenant and r.seq > :after"
                                + " and r.happenedAt >= :from and r.happenedAt < :to order by r.seq",
                        AuditRow.class)
                .setParameter("tenant", tenantId)
                .setParameter("after", after)
                .setParameter("from", from)
                .setParameter("to", to)
                .setMaxResults(PAGE)
                .getResultList();
    }

    boolean isHosting(long tenantId) {
        return rows.createQuery("select t.hosting from Tenant t where t.id = :id", Boolean.class)
                .setParameter("id", tenantId)
                .getResultStream()
                .findFirst()
                .orElse(false);
    }

    /** The hash that the link after this place holds on to. */
    String hashBefore(AuditRow row) {
        AuditChain chain = rows.find(AuditChain.class, row.tenantId);
        if (row.seq - 1 == chain.prunedSeq) {
            return chain.anchor;
        }
        AuditRow.Place before = new AuditRow.Place();
        before.tenantId = row.tenantId;
        before.seq = row.seq - 1;
        AuditRow previous = rows.find(AuditRow.class, before);
        return previous == null ? ChainHash.NOTHING : previous.hash;
    }

    /** Recomputes a chain from its anchor to its head, page by page. */
    AuditVerdict verify(long tenantId) {
        AuditChain chain = rows.find(AuditChain.class, tenantId);
        if (chain == null) {
            return AuditVerdict.of(0, 0, ChainHash.NOTHING, Optional.empty());
        }
        long seq = chain.prunedSeq;
        String hash = chain.anchor;
        for (List<AuditRow> page = links(tenantId, seq, chain.lastSeq);
                !page.isEmpty();
                page = links(tenantId, seq, chain.lastSeq)) {
            for (AuditRow row : page) {
                Optional<Fault> fault = Fault.of(row, seq + 1, hash);
                if (fault.isPresent()) {
                    return AuditVerdict.of(chain.prunedSeq, seq, hash, fault);
                }
                seq = row.seq;
                hash = row.hash;
            }
            rows.clear();
        }
        boolean whole = seq == chain.lastSeq && hash.equals(chain.head);
        return AuditVerdict.of(
                chain.prunedSeq, seq, hash, whole ? Optional.empty() : Optional.of(Fault.endMissing(chain.lastSeq)));
    }

    private List<AuditRow> links(long tenantId, long after, long last) {
        return rows.createQuery(
                        "select r from AuditRow r where r.tenantId = :tenant and r.seq > :after and r.seq <= :last"
                                + " order by r.seq",
                        AuditRow.class)
                .setParameter("tenant", tenantId)
                .setParameter("after", after)
                .setParameter("last", last)
                .setMaxResults(PAGE)
                .getResultList();
    }

    /** Removes the entries of all chains from before a moment, up to the first younger one, and keeps the last hash. */
    int prune(Instant before) {
        int removed = 0;
        for (Long tenant : rows.createQuery("select c.tenantId from AuditChain c order by c.tenantId", Long.class)
                .getResultList()) {
            removed += prune(locked(tenant), before);
        }
        return removed;
    }

    private int prune(AuditChain chain, Instant before) {
        Long firstKept = rows.createQuery(
                        "select min(r.seq) from AuditRow r where r.tenantId = :tenant and r.happenedAt >= :before",
                        Long.class)
                .setParameter("tenant", chain.tenantId)
                .setParameter("before", before)
                .getSingleResult();
        long last = (firstKept == null ? chain.lastSeq + 1 : firstKept) - 1;
        List<AuditRow> anchor = links(chain.tenantId, last - 1, last);
        if (anchor.isEmpty()) {
            return 0;
        }
        chain.prunedTo(anchor.get(0));
        return rows.createQuery("delete from AuditRow r where r.tenantId = :tenant and r.seq <= :last")
                .setParameter("tenant", chain.tenantId)
                .setParameter("last", last)
                .executeUpdate();
    }
}
