package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Rows of tenants, users and keys. */
@ApplicationScoped
class AccountRepository {

    @PersistenceContext
    EntityManager rows;

    Optional<User> firstUser() {
        return rows.createQuery("select u from User u order by u.id", User.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    Optional<ApiKey> keyByHash(String hash) {
        return rows.createQuery("select k from ApiKey k join fetch k.user where k.keyHash = :hash", ApiKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst();
    }

    void save(Object row) {
        rows.persist(row);
    }
}
