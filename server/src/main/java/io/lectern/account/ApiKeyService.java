package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Checks API keys and makes the first one. */
@ApplicationScoped
@Transactional
public class ApiKeyService {

    @Inject
    AccountRepository accounts;

    @Inject
    AccountConfig config;

    @Inject
    Clock clock;

    /**
     * Who a credential stands for.
     *
     * @param credential as sent: the key itself, or Base64 of it when it is a UUID
     * @return empty when nobody here issued it, it is expired, or its user is blocked
     */
    public Optional<Identity> identify(String credential) {
        return accounts.keyByHash(Secret.presented(credential).hash())
                .filter(key -> key.usableAt(clock.instant()))
                .map(ApiKey::identity);
    }

    /**
     * Makes the tenant, the administrator and the first key when there is nobody yet, and makes sure that a key given by
     * {@code lectern.admin.key} is the administrator's at every start. Safe to call at each start.
     *
     * @return the generated key, only when one was generated now: it cannot be shown again
     */
    public Optional<String> prepareAdministrator() {
        Optional<User> present = accounts.firstUser();
        User administrator = present.orElseGet(this::newAdministrator);
        Optional<String> given = config.adminKey();
        if (given.isPresent()) {
            addKey(administrator, "administrator's key from the settings", new Secret(given.get()));
            return Optional.empty();
        }
        if (present.isPresent()) {
            return Optional.empty();
        }
        Secret secret = Secret.random();
        addKey(administrator, "first key", secret);
        return Optional.of(secret.text());
    }

    private User newAdministrator() {
        Tenant tenant = new Tenant("default", true, clock.instant());
        accounts.save(tenant);
        User user = new User(tenant, "administrator", BuiltinRole.ADMINISTRATOR, clock.instant());
        accounts.save(user);
        return user;
    }

    private void addKey(User user, String name, Secret secret) {
        if (accounts.keyByHash(secret.hash()).isEmpty()) {
            accounts.save(new ApiKey(user, name, secret, clock.instant()));
        }
    }
}
