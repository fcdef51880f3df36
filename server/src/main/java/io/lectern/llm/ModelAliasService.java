package io.lectern.llm;

import io.lectern.account.ObjectType;
import io.lectern.account.Owner;
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

/** Aliases that reach the caller. Whether a target is there is seen when the alias is used: targets come and go. */
@ApplicationScoped
@Transactional
public class ModelAliasService {

    private static final int TARGET_LIMIT = 520;

    @Inject
    CatalogueRepository rows;

    @Inject
    Catalogue catalogue;

    @Inject
    Event<CatalogueChanged> changes;

    @Inject
    Clock clock;

    /**
     * Makes an alias, or points the owner's alias of that kind and name elsewhere.
     *
     * @param owner user, tenant or server: for whom
     * @param name what clients send; {@value ModelAlias#DEFAULT} for no name at all
     * @param target {@code name}, {@code name@provider}, a group's name, or a built-in model's
     * @throws InvalidException name or target empty, too long, or the same
     * @throws DomainException FORBIDDEN for that owner
     */
    public ModelAlias put(String owner, ModelKind kind, String name, String target) {
        Owner whose = catalogue.mine(owner, ObjectType.MODEL, Right.CREATE);
        require("name", name, ProviderService.NAME_LIMIT);
        require("target", target, TARGET_LIMIT);
        if (name.strip().equals(target.strip())) {
            throw new InvalidException("target", "`target` is the alias itself; it must name a model or a group.");
        }
        if (kind == ModelKind.EMBEDDING && whose.level() == Owner.Level.USER) {
            throw new InvalidException(
                    "owner", "`owner` is user; aliases of embedding models are for a tenant or the server.");
        }
        ModelAlias alias = rows.aliases(List.of(whose), kind, name.strip()).stream()
                .findFirst()
                .orElseGet(() -> new ModelAlias(whose, kind, name.strip(), clock.instant()));
        alias.pointTo(target.strip());
        rows.save(alias);
        changes.fire(new CatalogueChanged());
        return alias;
    }

    public List<ModelAlias> list() {
        return rows.aliases(catalogue.visible());
    }

    public Optional<ModelAlias> find(UUID uid) {
        return rows.alias(catalogue.visible(), uid);
    }

    /** @throws NotFoundException when none of that id reaches the caller */
    public void delete(UUID uid) {
        ModelAlias alias = find(uid).orElseThrow(() -> new NotFoundException("model alias", uid.toString()));
        catalogue.requireMay(alias.owner(), ObjectType.MODEL, Right.DELETE);
        rows.delete(alias);
        changes.fire(new CatalogueChanged());
    }

    private static void require(String field, String text, int limit) {
        if (text.isBlank() || text.length() > limit) {
            throw new InvalidException(field, "`" + field + "` must have 1 to " + limit + " characters.");
        }
    }
}
