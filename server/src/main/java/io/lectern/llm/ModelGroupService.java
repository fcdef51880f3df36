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
import java.util.Set;
import java.util.UUID;

/** Groups of chat models that reach the caller. */
@ApplicationScoped
@Transactional
public class ModelGroupService {

    private static final int MEMBERS = 50;
    private static final int DESCRIPTION_LIMIT = 10_000;

    @Inject
    CatalogueRepository rows;

    @Inject
    Catalogue catalogue;

    @Inject
    Event<CatalogueChanged> changes;

    @Inject
    Clock clock;

    /** A group with its members in the order they are tried. */
    public record View(ModelGroup group, List<Model> members) {}

    /**
     * Makes a group.
     *
     * @param owner user, tenant or server: for whom
     * @param members ids of chat models that reach the caller, 1 to 50, each once
     * @throws InvalidException name, description or members out of range
     * @throws NotFoundException a member does not reach the caller
     * @throws DomainException FORBIDDEN for that owner, CONFLICT when the owner has a group of that name
     */
    public View create(String owner, String name, String description, List<UUID> members) {
        Owner whose = catalogue.mine(owner, ObjectType.MODEL, Right.CREATE);
        require(whose, name, description, Optional.empty());
        List<Model> models = models(members);
        ModelGroup group = new ModelGroup(whose, name.strip(), description, clock.instant());
        rows.save(group);
        fill(group, models);
        return new View(group, models);
    }

    public List<View> list() {
        return rows.groups(catalogue.visible()).stream()
                .map(group -> new View(group, rows.members(group)))
                .toList();
    }

    public Optional<View> find(UUID uid) {
        return rows.group(catalogue.visible(), uid).map(group -> new View(group, rows.members(group)));
    }

    /** Replaces everything but the owner; throws as {@link #create}. */
    public View change(UUID uid, String name, String description, List<UUID> members) {
        ModelGroup group = changeable(uid, Right.UPDATE);
        require(group.owner(), name, description, Optional.of(uid));
        List<Model> models = models(members);
        group.change(name.strip(), description, clock.instant());
        rows.removeMembers(group);
        fill(group, models);
        return new View(group, models);
    }

    /** @throws NotFoundException when none of that id reaches the caller */
    public void delete(UUID uid) {
        ModelGroup group = changeable(uid, Right.DELETE);
        rows.removeMembers(group);
        rows.delete(group);
        changes.fire(new CatalogueChanged());
    }

    private void fill(ModelGroup group, List<Model> models) {
        for (int place = 0; place < models.size(); place++) {
            rows.save(new GroupMember(group, models.get(place), place));
        }
        changes.fire(new CatalogueChanged());
    }

    private ModelGroup changeable(UUID uid, Right right) {
        ModelGroup group = rows.group(catalogue.visible(), uid)
                .orElseThrow(() -> new NotFoundException("model group", uid.toString()));
        catalogue.requireMay(group.owner(), ObjectType.MODEL, right);
        return group;
    }

    private List<Model> models(List<UUID> members) {
        if (members.isEmpty() || members.size() > MEMBERS || Set.copyOf(members).size() < members.size()) {
            throw new InvalidException("members", "`members` must name 1 to " + MEMBERS + " models, each once.");
        }
        return members.stream().map(this::chatModel).toList();
    }

    private Model chatModel(UUID uid) {
        Model model =
                rows.model(catalogue.visible(), uid).orElseThrow(() -> new NotFoundException("model", uid.toString()));
        if (model.traits().kind() != ModelKind.CHAT) {
            throw new InvalidException("members", "`members` may hold chat models only; " + uid + " is none.");
        }
        return model;
    }

    private void require(Owner owner, String name, String description, Optional<UUID> except) {
        if (name.isBlank() || name.length() > ProviderService.NAME_LIMIT) {
            throw new InvalidException("name", "`name` must have 1 to " + ProviderService.NAME_LIMIT + " characters.");
        }
        if (description.length() > DESCRIPTION_LIMIT) {
            throw new InvalidException(
                    "description", "`description` may have up to " + DESCRIPTION_LIMIT + " characters.");
        }
        rows.groupsNamed(List.of(owner), name.strip()).stream()
                .filter(other -> except.filter(other.uid()::equals).isEmpty())
                .findFirst()
                .ifPresent(other -> {
                    throw DomainException.conflict("There is a model group named " + other.name() + " already.");
                });
    }
}
