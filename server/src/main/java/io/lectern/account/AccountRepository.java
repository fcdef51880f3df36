package io.lectern.account;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.InvalidException;
import io.lectern.common.Page;
import io.lectern.common.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Rows of tenants, users, roles and groups, and the number that counts their changes. Deleted users are left out. */
@ApplicationScoped
class AccountRepository {

    private static final Map<String, String> COLUMNS = Map.of("", "id", "name", "username", "create_time", "createdAt");

    @PersistenceContext
    EntityManager rows;

    Optional<User> firstUser() {
        return rows.createQuery("select u from User u order by u.id", User.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    Tenant hostingTenant() {
        return rows.createQuery("select t from Tenant t where t.hosting = true", Tenant.class)
                .getSingleResult();
    }

    Optional<Tenant> tenant(UUID uid) {
        return rows.createQuery("select t from Tenant t where t.uid = :uid", Tenant.class)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    List<Tenant> tenants() {
        return rows.createQuery("select t from Tenant t order by t.id", Tenant.class)
                .getResultList();
    }

    Optional<User> user(long tenant, UUID uid) {
        return user(uid).filter(user -> user.tenant.id == tenant);
    }

    UUID userUid(long tenant, long id) {
        return rows.createQuery("select u.uid from User u where u.tenant.id = :tenant and u.id = :id", UUID.class)
                .setParameter("tenant", tenant)
                .setParameter("id", id)
                .getSingleResult();
    }

    Optional<User> user(UUID uid) {
        return rows.createQuery("select u from User u where u.uid = :uid and u.deletedAt is null", User.class)
                .setParameter("uid", uid)
                .getResultStream()
                .findFirst();
    }

    Optional<User> userOfProvider(String issuer, String subject) {
        return rows.createQuery("select u from User u where u.issuer = :issuer and u.subject = :subject", User.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }

    /** Users of every tenant who may sign in by that name or e-mail and a password; the oldest first. */
    List<User> withPassword(String nameOrEmail) {
        return rows.createQuery(
                        "select u from User u where u.deletedAt is null and u.passwordHash is not null"
                                + " and (lower(u.username) = :name or lower(u.email) = :name) order by u.id",
                        User.class)
                .setParameter("name", nameOrEmail.toLowerCase(Locale.ROOT))
                .setMaxResults(5)
                .getResultList();
    }

    boolean emailTaken(String email) {
        return rows.createQuery("select count(u) from User u where lower(u.email) = :email", Long.class)
                        .setParameter("email", email.toLowerCase(Locale.ROOT))
                        .getSingleResult()
                > 0;
    }

    boolean usernameTaken(long tenant, String username) {
        return rows.createQuery(
                                "select count(u) from User u where u.tenant.id = :tenant and lower(u.username) = :name",
                                Long.class)
                        .setParameter("tenant", tenant)
                        .setParameter("name", username.toLowerCase(Locale.ROOT))
                        .getSingleResult()
                > 0;
    }

    long activeAdministrators(long tenant) {
        return rows.createQuery(
                        "select count(u) from User u where u.tenant.id = :tenant and u.deletedAt is null"
                                + " and u.blocked = false and u.role = io.lectern.account.BuiltinRole.ADMINISTRATOR",
                        Long.class)
                .setParameter("tenant", tenant)
                .getSingleResult();
    }

    Page<User> users(long tenant, PageRequest page) {
        String from = " from User u where u.tenant.id = :tenant and u.deletedAt is null";
        List<User> found = rows.createQuery("select u" + from + orderBy(page), User.class)
                .setParameter("tenant", tenant)
                .setFirstResult(page.offset())
                .setMaxResults(page.size())
                .getResultList();
        long total = rows.createQuery("select count(u)" + from, Long.class)
                .setParameter("tenant", tenant)
                .getSingleResult();
        return new Page<>(page.size() == 0 ? List.of() : found, total);
    }

    List<User> usersOf(Group group) {
        return rows.createQuery("select u from User u join u.groups g where g = :group order by u.id", User.class)
                .setParameter("group", group)
                .getResultList();
    }

    List<User> usersOf(Role role) {
        return rows.createQuery("select u from User u join u.roles r where r = :role order by u.id", User.class)
                .setParameter("role", role)
                .getResultList();
    }

    List<Role> roles(long tenant) {
        return rows.createQuery("select r from Role r where r.tenantId = :tenant order by r.name, r.id", Role.class)
                .setParameter("tenant", tenant)
                .getResultList();
    }

    List<Role> roles(long tenant, Collection<UUID> uids) {
        return roles(tenant).stream().filter(role -> uids.contains(role.uid)).toList();
    }

    List<Group> groups(long tenant) {
        return rows.createQuery(
                        "select g from UserGroup g where g.tenantId = :tenant order by g.name, g.id", Group.class)
                .setParameter("tenant", tenant)
                .getResultList();
    }

    List<Group> groups(long tenant, Collection<UUID> uids) {
        return groups(tenant).stream().filter(group -> uids.contains(group.uid)).toList();
    }

    List<GroupShare> shares(UUID object) {
        return rows.createQuery(
                        "select s from GroupShare s where s.objectUid = :uid order by s.groupId", GroupShare.class)
                .setParameter("uid", object)
                .getResultList();
    }

    void deleteShares(Group group) {
        rows.createQuery("delete from GroupShare s where s.groupId = :id")
                .setParameter("id", group.id)
                .executeUpdate();
    }

    void save(Object row) {
        rows.persist(row);
    }

    /** Writes now, so that a name that was taken meanwhile is noticed here: the database has the last word. */
    void flush(String takenOtherwise) {
        try {
            rows.flush();
        } catch (PersistenceException taken) {
            throw new DomainException(FailureKind.CONFLICT, takenOtherwise, taken);
        }
    }

    void delete(Object row) {
        rows.remove(row);
    }

    /** Ends what servers remember about credentials, on all of them, at the moment the transaction does. */
    void changed() {
        rows.createNativeQuery("update account_version set number = number + 1 where id = 1")
                .executeUpdate();
    }

    /** What {@link #changed} counts. */
    long version() {
        Object number = rows.createNativeQuery("select number from account_version where id = 1")
                .getSingleResult();
        return ((Number) (number instanceof Object[] row ? row[0] : number)).longValue();
    }

    private static String orderBy(PageRequest page) {
        String column = COLUMNS.get(page.orderBy());
        if (column == null) {
            throw new InvalidException(
                    "orderby", "`orderby` is " + page.orderBy() + "; it may be name or create_time.");
        }
        String direction = page.descending() ? " desc" : " asc";
        return " order by u." + column + direction + ", u.id" + direction;
    }
}
