package io.lectern.account;

import jakarta.persistence.Query;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which rows of an owned and shared type somebody reaches. A repository starts every query with {@link #of}, so that a
 * row out of reach is as good as absent. Made by {@link Caller#sees} and {@link Caller#owns} only, and by {@link #afterwards}
 * for work that outlives a request.
 *
 * @param whole all rows of the tenant
 * @param shared also those that others share; false for what only owners do
 * @param only the one object that a key is limited to
 */
public record Visibility(
        long tenantId, long userId, Set<Long> groups, boolean whole, boolean shared, Optional<UUID> only) {

    private static final long NO_GROUP = -1;

    public Visibility {
        groups = Set.copyOf(groups);
    }

    /**
     * What somebody sees while no request of theirs runs: their own rows and those shared with all of the tenant. Groups and
     * roles are not asked, because who begins work and who reads its result need not be in the same ones.
     */
    public static Visibility afterwards(Identity who) {
        return new Visibility(who.tenantId(), who.userId(), Set.of(), false, true, Optional.empty());
    }

    /**
     * The condition on a row in the words of Jakarta Persistence; its parameters are set by {@link #bind}.
     *
     * @param row the query's name for an entity with tenantId, ownerId, sharing and uid
     */
    public String of(String row) {
        StringBuilder condition = new StringBuilder(row + ".tenantId = :seenTenant");
        if (!whole) {
            condition.append(" and (").append(row).append(".ownerId = :seenBy");
            if (shared) {
                condition.append(" or ").append(row).append(".sharing = io.lectern.account.Sharing.TEAM or (");
                condition.append(row).append(".sharing = io.lectern.account.Sharing.GROUP and exists (");
                condition.append("select share.id from GroupShare share where share.objectUid = ");
                condition.append(row).append(".uid and share.groupId in :seenGroups))");
            }
            condition.append(")");
        }
        if (only.isPresent()) {
            condition.append(" and ").append(row).append(".uid = :seenOnly");
        }
        return condition.toString();
    }

    /** The condition on a row that only its owner and administrators reach, with the name of its owner's attribute. */
    public String ofOwn(String row, String owner) {
        return row + ".tenantId = :seenTenant" + (whole ? "" : " and " + row + "." + owner + " = :seenBy");
    }

    /** Sets the parameters of {@link #of}. */
    public <Q extends Query> Q bind(Q query) {
        bindOwn(query);
        if (!whole && shared) {
            Collection<Long> some = groups.isEmpty() ? Set.of(NO_GROUP) : groups;
            query.setParameter("seenGroups", some);
        }
        only.ifPresent(uid -> query.setParameter("seenOnly", uid));
        return query;
    }

    /** Sets the parameters of {@link #ofOwn}. */
    public <Q extends Query> Q bindOwn(Q query) {
        query.setParameter("seenTenant", tenantId);
        if (!whole) {
            query.setParameter("seenBy", userId);
        }
        return query;
    }
}
