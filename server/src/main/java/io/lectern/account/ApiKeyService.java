package io.lectern.account;

import io.lectern.account.KnownIdentities.Known;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** API keys: whose they are, making and ending them, and the first one. */
@ApplicationScoped
@Transactional
public class ApiKeyService {

    @Inject
    AccountRepository accounts;

    @Inject
    KeyRepository keys;

    @Inject
    KnownIdentities known;

    @Inject
    KeyUses uses;

    @Inject
    Caller caller;

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
        String hash = Secret.presented(credential).hash();
        Instant now = clock.instant();
        Optional<Known> found = known.find(
                "key " + hash,
                accounts.version(),
                now,
                () -> keys.byHash(hash).filter(key -> key.usableAt(now)).map(ApiKeyService::known));
        found.ifPresent(key -> uses.add(key.keyId(), now));
        return found.map(Known::identity);
    }

    /**
     * Makes a key for a user of the tenant. A caller whose own credential is limited makes keys of that limit at most.
     *
     * @throws InvalidException name empty or too long, both a dataset and an assistant, an end that is over already
     * @throws NotFoundException no such user in the tenant, or somebody else for a caller who is no administrator
     * @throws DomainException FORBIDDEN when the user has more rights than the caller
     */
    public MadeKey create(UUID user, NewKey command) {
        User owner = accounts.user(caller.tenantId(), user)
                .filter(found -> caller.isAdministrator() || found.id == caller.userId())
                .orElseThrow(() -> new NotFoundException("user", user.toString()));
        UserService.requireName(command.name());
        if (command.dataset().isPresent() && command.assistant().isPresent()) {
            throw new InvalidException("assistant", "A key is limited to one dataset or one assistant, not to both.");
        }
        if (command.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            throw new InvalidException("expires_at", "`expires_at` is over already.");
        }
        if (owner.id != caller.userId() && !caller.may(owner.rights())) {
            throw DomainException.forbidden("This user has rights that you have not.");
        }
        boolean limited = owner.id == caller.userId() && !caller.isUnlimited();
        NewKey granted = command.within(limited ? Optional.of(caller.identity().rights()) : Optional.empty());
        Secret secret = Secret.random();
        ApiKey key = new ApiKey(owner, granted, secret, clock.instant());
        keys.save(key);
        return new MadeKey(key, secret.text());
    }

    /** The caller's keys that are not revoked, for administrators the tenant's; in the order they were made. */
    public List<ApiKey> list() {
        writeUses();
        return caller.isAdministrator() ? keys.ofTenant(caller.tenantId()) : keys.ofUser(caller.userId());
    }

    public Optional<ApiKey> find(UUID uid) {
        return keys.find(caller.tenantId(), uid)
                .filter(key -> caller.isAdministrator() || key.user.id == caller.userId());
    }

    /**
     * Ends a key for ever, from the next request on.
     *
     * @throws NotFoundException no such key of the caller, for administrators of the tenant
     */
    public void revoke(UUID uid) {
        find(uid)
                .orElseThrow(() -> new NotFoundException("key", uid.toString()))
                .revoke(clock.instant());
        accounts.changed();
    }

    /** Writes when keys were last used since this was called last. */
    public void writeUses() {
        uses.take().forEach(keys::used);
    }

    private static Known known(ApiKey key) {
        return new Known(key.identity(), key.id, key.expiresAt().orElse(Instant.MAX));
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
        if (keys.byHash(secret.hash()).isEmpty()) {
            keys.save(new ApiKey(user, NewKey.unlimited(name), secret, clock.instant()));
        }
    }
}
