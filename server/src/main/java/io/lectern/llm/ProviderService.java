package io.lectern.llm;

import io.lectern.account.ObjectType;
import io.lectern.account.Owner;
import io.lectern.account.Right;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import io.lectern.common.NotFoundException;
import io.lectern.llm.ModelDirectory.CatalogueChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Model providers that reach the caller: their own, their tenant's, the server's. */
@ApplicationScoped
@Transactional
public class ProviderService {

    static final int NAME_LIMIT = 255;
    private static final int ENDPOINT_LIMIT = 2000;
    private static final int CONFIGURATION_LIMIT = 100_000;

    @Inject
    CatalogueRepository rows;

    @Inject
    Catalogue catalogue;

    @Inject
    AddressRule rule;

    @Inject
    Event<CatalogueChanged> changes;

    @Inject
    Clock clock;

    /**
     * Adds a provider; nothing is called.
     *
     * @param owner user, tenant or server: for whom
     * @throws InvalidException name empty, longer than 255 characters or with an at sign; the endpoint is no address or
     *     one that may not be called; the configuration is no JSON object
     * @throws io.lectern.common.DomainException FORBIDDEN when the caller may not add for that owner
     */
    public Provider create(String owner, ProviderSettings settings) {
        Owner whose = catalogue.mine(owner, ObjectType.MODEL, Right.CREATE);
        Provider provider = new Provider(whose, checked(settings), clock.instant());
        rows.save(provider);
        changes.fire(new CatalogueChanged());
        return provider;
    }

    /** Oldest first. */
    public List<Provider> list() {
        return rows.providers(catalogue.visible());
    }

    public Optional<Provider> find(UUID uid) {
        return rows.provider(catalogue.visible(), uid);
    }

    /** @throws NotFoundException when none of that id reaches the caller; otherwise as {@link #create} */
    public Provider change(UUID uid, ProviderSettings settings) {
        Provider provider = changeable(uid, Right.UPDATE);
        provider.change(checked(settings), clock.instant());
        changes.fire(new CatalogueChanged());
        return provider;
    }

    /**
     * Deletes a provider with its models, their places in groups, and every key for it.
     *
     * @throws NotFoundException when none of that id reaches the caller
     * @throws io.lectern.common.DomainException FORBIDDEN when it is not the caller's to delete
     */
    public void delete(UUID uid) {
        Provider provider = changeable(uid, Right.DELETE);
        for (Model model : rows.modelsOf(provider)) {
            rows.removeFromGroups(model);
            rows.delete(model);
        }
        rows.removeCredentials(provider);
        rows.delete(provider);
        changes.fire(new CatalogueChanged());
    }

    private Provider changeable(UUID uid, Right right) {
        Provider provider = find(uid).orElseThrow(() -> new NotFoundException("provider", uid.toString()));
        catalogue.requireMay(provider.owner(), ObjectType.MODEL, right);
        return provider;
    }

    private ProviderSettings checked(ProviderSettings settings) {
        String name = settings.name().strip();
        if (name.isEmpty() || name.length() > NAME_LIMIT || name.contains("@")) {
            throw new InvalidException(
                    "name", "`name` must have 1 to " + NAME_LIMIT + " characters, none of them an at sign.");
        }
        if (settings.endpoint().length() > ENDPOINT_LIMIT) {
            throw new InvalidException("endpoint", "`endpoint` may have up to " + ENDPOINT_LIMIT + " characters.");
        }
        requireObject(settings.configuration());
        return new ProviderSettings(
                name, settings.family(), rule.requireAllowed(settings.endpoint()), settings.configuration());
    }

    private static void requireObject(String configuration) {
        if (configuration.length() > CONFIGURATION_LIMIT) {
            throw new InvalidException(
                    "configuration", "`configuration` may have up to " + CONFIGURATION_LIMIT + " characters.");
        }
        try (JsonReader reader = Json.createReader(new StringReader(configuration))) {
            reader.readObject();
        } catch (JsonException e) {
            throw new InvalidException("configuration", "`configuration` must be a JSON object.");
        }
    }
}
