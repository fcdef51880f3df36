package io.lectern.llm;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.llm.ModelDirectory.CatalogueChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Models of the providers that reach the caller. A model belongs to whom its provider belongs to. */
@ApplicationScoped
@Transactional
public class ModelService {

    private static final int CAPABILITIES = 20;
    private static final Pattern CAPABILITY = Pattern.compile("[a-z][a-z0-9_-]{0,31}");

    @Inject
    CatalogueRepository rows;

    @Inject
    DirectoryService directory;

    @Inject
    Catalogue catalogue;

    @Inject
    Event<CatalogueChanged> changes;

    @Inject
    Clock clock;

    /**
     * Adds a model to a provider; nothing is called.
     *
     * @throws NotFoundException when no such provider reaches the caller
     * @throws InvalidException a name, number or capability out of range; an embedding model for a single user, because
     *     everybody who searches a dataset needs its model
     * @throws DomainException FORBIDDEN when the provider is not the caller's to change, CONFLICT when it has the model
     */
    public Model create(UUID provider, ModelTraits traits) {
        Provider owner = rows.provider(catalogue.visible(), provider)
                .orElseThrow(() -> new NotFoundException("provider", provider.toString()));
        catalogue.requireMay(owner.owner(), ObjectType.MODEL, Right.CREATE);
        require(owner, traits);
        requireFree(owner, traits, Optional.empty());
        Model model = new Model(owner, traits, clock.instant());
        rows.save(model);
        changes.fire(new CatalogueChanged());
        return model;
    }

    /** Oldest first, also those that are not active. */
    public List<Model> list() {
        return rows.models(catalogue.visible());
    }

    public Optional<Model> find(UUID uid) {
        return rows.model(catalogue.visible(), uid);
    }

    /** @throws NotFoundException when none of that id reaches the caller; otherwise as {@link #create} */
    public Model change(UUID uid, ModelTraits traits) {
        Model model = changeable(uid, Right.UPDATE);
        require(model.provider(), traits);
        requireFree(model.provider(), traits, Optional.of(uid));
        model.change(traits, clock.instant());
        changes.fire(new CatalogueChanged());
        return model;
    }

    /** @throws NotFoundException when none of that id reaches the caller; it also leaves its groups */
    public void delete(UUID uid) {
        Model model = changeable(uid, Right.DELETE);
        rows.removeFromGroups(model);
        rows.delete(model);
        changes.fire(new CatalogueChanged());
    }

    /** All that calling the model takes, whether it is active or not. */
    Optional<Target.Member> callable(UUID uid) {
        return find(uid).map(model -> directory.member(catalogue.who(), model));
    }

    private Model changeable(UUID uid, Right right) {
        Model model = find(uid).orElseThrow(() -> new NotFoundException("model", uid.toString()));
        catalogue.requireMay(model.provider().owner(), ObjectType.MODEL, right);
        return model;
    }

    private void requireFree(Provider provider, ModelTraits traits, Optional<UUID> except) {
        boolean taken = rows.modelsOf(provider).stream()
                .filter(other -> except.filter(other.uid()::equals).isEmpty())
                .map(Model::traits)
                .anyMatch(other -> other.name().equals(traits.name()) && other.kind() == traits.kind());
        if (taken) {
            throw DomainException.conflict(
                    "The provider has a " + traits.kind().word() + " model of that name already.");
        }
    }

    private static void require(Provider provider, ModelTraits traits) {
        if (traits.name().isBlank() || traits.name().length() > ProviderService.NAME_LIMIT) {
            throw new InvalidException("name", "`name` must have 1 to " + ProviderService.NAME_LIMIT + " characters.");
        }
        requirePositive("context_window", traits.contextWindow());
        requirePositive("max_output", traits.maxOutput());
        if (traits.capabilities().size() > CAPABILITIES
                || !traits.capabilities().stream().allMatch(CAPABILITY.asMatchPredicate())) {
            throw new InvalidException(
                    "capabilities",
                    "`capabilities` may hold up to " + CAPABILITIES
                            + " words of lower-case letters, such as tools, json, thinking, images.");
        }
        if (traits.kind() == ModelKind.EMBEDDING && provider.owner().level() == io.lectern.account.Owner.Level.USER) {
            throw new InvalidException(
                    "kind",
                    "An embedding model is needed by everybody who searches a dataset, so only a provider of the tenant"
                            + " or the server can have one.");
        }
    }

    private static void requirePositive(String field, Optional<Integer> number) {
        number.filter(value -> value < 1).ifPresent(value -> {
            throw new InvalidException(field, "`" + field + "` is " + value + "; it may be 1 and more, or null.");
        });
    }
}
