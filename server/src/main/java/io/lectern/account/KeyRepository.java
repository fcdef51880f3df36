package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of API keys. Revoked ones are left out, but for {@link #byHash}. */
@ApplicationScoped
class KeyRepository {

    @PersistenceContext
    EntityManager rows;

    Optional<ApiKey> byHash(String hash) {
        return rows.createQuery("select k from ApiKey k join fetch k.user where k.keyHash = :hash", ApiKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    Optional<ApiKey> find(long tenant, UUID uid) {
        return rows.createQuery(
                        "select k from ApiKey k join fetch k.user where k.uid = :uid and k.user.tenant.id = :tenant"
                                + " and k.revokedAt is null",
                        ApiKey.class)
                .setParameter("uid", uid)
                .setParameter("tenant", tenant)
                .getResultStream()
                .findFirst();
    }

    List<ApiKey> ofUser(long userId) {
        return rows.createQuery(
                        "select k from ApiKey k join fetch k.user where k.user.id = :user and k.revokedAt is null"
                                + " order by k.id",
                        ApiKey.class)
                .setParameter("user", userId)
                .getResultList();
    }

    List<ApiKey> ofTenant(long tenant) {
        return rows.createQuery(
                        "select k from ApiKey k join fetch k.user where k.user.tenant.id = :tenant"
                                + " and k.revokedAt is null order by k.id",
                        ApiKey.class)
                .setParameter("tenant", tenant)
                .getResultList();
    }

    void save(ApiKey key) {
        rows.persist(key);
    }

    void used(long id, Instant at) {
        rows.createQuery("update ApiKey k set k.lastUsedAt = :at where k.id = :id")
                .setParameter("at", at)
                .setParameter("id", id)
                .executeUpdate();
    }
}
