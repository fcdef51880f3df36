package io.lectern.llm;

import io.lectern.account.ObjectType;
import io.lectern.account.Owner;
import io.lectern.account.Right;
import io.lectern.account.User;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.common.Seal;
import io.lectern.llm.ModelDirectory.CatalogueChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keys for providers. A call takes the caller's own key, else their tenant's, else the server's. Everybody manages their
 * own; administrators their tenant's and, in the hosting tenant, the server's. Keys are shown masked; only the user whose
 * key it is can have it back.
 */
@ApplicationScoped
@Transactional
public class CredentialService {

    private static final int KEY_LIMIT = 4096;
    private static final int DESCRIPTION_LIMIT = 1000;

    @Inject
    CatalogueRepository rows;

    @Inject
    Catalogue catalogue;

    @Inject
    Seal seal;

    @Inject
    Event<CatalogueChanged> changes;

    @Inject
    Clock clock;

    /**
     * Stores a key, or replaces the one that the owner has for the provider.
     *
     * @param owner user, tenant or server: for whose calls
     * @param key 1 to 4096 printable ASCII characters
     * @throws NotFoundException when no such provider reaches the caller
     * @throws InvalidException key or description out of range
     * @throws DomainException FORBIDDEN for that owner
     */
    public Credential put(String owner, UUID provider, String key, String description) {
        return put(catalogue.mine(owner, ObjectType.CREDENTIAL, Right.CREATE), provider, key, description);
    }

    /**
     * The same as a user's own key: the caller's, or for administrators another user's of their tenant.
     *
     * @throws DomainException FORBIDDEN for another user's
     */
    public Credential putFor(User user, UUID provider, String key, String description) {
        return put(requireReach(user), provider, key, description);
    }

    /** A user's own key for a provider, for that user and for administrators of the tenant. */
    public Optional<Credential> of(User user, UUID provider) {
        Owner whose = requireReach(user);
        return rows.provider(catalogue.visible(), provider)
                .or(() -> rows.provider(List.of(whose), provider))
                .flatMap(target ->
                        rows.credentials(List.of(whose), target).stream().findFirst());
    }

    private Owner requireReach(User user) {
        if (!user.uid().equals(catalogue.who().user()) && !catalogue.who().administrator()) {
            throw DomainException.forbidden("This is another user's key.");
        }
        return Owner.of(user);
    }

    private Credential put(Owner whose, UUID provider, String key, String description) {
        Provider target = rows.provider(catalogue.visible(), provider)
                .orElseThrow(() -> new NotFoundException("provider", provider.toString()));
        require(key, description);
        Credential credential = rows.credentials(List.of(whose), target).stream()
                .findFirst()
                .orElseGet(() -> new Credential(whose, target, clock.instant()));
        credential.change(seal, key.strip(), description, clock.instant());
        rows.save(credential);
        changes.fire(new CatalogueChanged());
        return credential;
    }

    /** The caller's own; also the tenant's and the server's for those who may change them. */
    public List<Credential> list() {
        return rows.credentials(manageable());
    }

    public Optional<Credential> find(UUID uid) {
        return rows.credential(manageable(), uid);
    }

    /** The key that the caller's own calls of a provider would carry from themselves. */
    public Optional<Credential> own(UUID provider) {
        return rows.provider(catalogue.visible(), provider)
                .flatMap(target -> rows
                        .credentials(List.of(Owner.user(catalogue.who().userId())), target)
                        .stream()
                        .findFirst());
    }

    /** The key of a credential in clear, for its user alone; empty when it is somebody else's or the tenant's. */
    public Optional<String> reveal(UUID uid) {
        return rows.credential(List.of(Owner.user(catalogue.who().userId())), uid)
                .map(credential -> credential.key(seal));
    }

    /** @throws NotFoundException when it is not the caller's to see */
    public void delete(UUID uid) {
        Credential credential = find(uid).orElseThrow(() -> new NotFoundException("credential", uid.toString()));
        catalogue.requireMay(credential.owner(), ObjectType.CREDENTIAL, Right.DELETE);
        rows.delete(credential);
        changes.fire(new CatalogueChanged());
    }

    /** Seals every key with the newest secret; at each start, so that an old secret can be taken away afterwards. */
    int renew() {
        int renewed = 0;
        for (Credential credential : rows.allCredentials()) {
            renewed += credential.renew(seal) ? 1 : 0;
        }
        return renewed;
    }

    private List<Owner> manageable() {
        return catalogue.visible().stream()
                .filter(owner ->
                        owner.level() == Owner.Level.USER || catalogue.may(owner, ObjectType.CREDENTIAL, Right.READ))
                .toList();
    }

    private static void require(String key, String description) {
        String text = key.strip();
        if (text.isEmpty() || text.length() > KEY_LIMIT || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidException(
                    "api_key", "`api_key` must have 1 to " + KEY_LIMIT + " printable ASCII characters.");
        }
        if (description.length() > DESCRIPTION_LIMIT) {
            throw new InvalidException(
                    "description", "`description` may have up to " + DESCRIPTION_LIMIT + " characters.");
        }
    }
}
