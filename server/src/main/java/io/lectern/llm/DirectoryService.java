package io.lectern.llm;

import io.lectern.account.Identity;
import io.lectern.account.Owner;
import io.lectern.common.Json;
import io.lectern.common.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what a name stands for among the rows that reach somebody, with the key to call it: their own, else their
 * tenant's, else the server's. A model's own name comes before a group's, a group's before an alias; the nearest owner's
 * before the farther ones'. Embedding models of a single user are left out: everybody who searches a dataset needs them.
 */
@ApplicationScoped
@Transactional
class DirectoryService {

    private static final Comparator<Owner> NEAREST = Comparator.comparing(Owner::level);

    @Inject
    CatalogueRepository rows;

    @Inject
    LlmConfig config;

    @Inject
    Seal seal;

    /** @param name {@code name}, {@code name@provider}, a group, an alias, a model's id; blank for the alias of no name */
    Optional<Target> find(Identity who, ModelKind kind, String name) {
        List<Owner> owners = kind == ModelKind.EMBEDDING ? Owner.shared(who) : Owner.reaching(who);
        if (name.isBlank()) {
            return alias(who, owners, kind, ModelAlias.DEFAULT);
        }
        return named(who, owners, kind, name).or(() -> alias(who, owners, kind, name));
    }

    /** Stores what the first call of an embedding model taught. */
    void learnDimension(Identity who, UUID model, int length) {
        rows.model(Owner.shared(who), model).ifPresent(row -> row.learnDimension(length));
    }

    private Optional<Target> named(Identity who, List<Owner> owners, ModelKind kind, String name) {
        Optional<Model> model = model(owners, kind, name);
        if (model.isPresent()) {
            return Optional.of(new Target(List.of(member(who, model.get())), ""));
        }
        return kind == ModelKind.CHAT ? group(who, owners, name) : Optional.empty();
    }

    private Optional<Target> alias(Identity who, List<Owner> owners, ModelKind kind, String name) {
        return rows.aliases(owners, kind, name).stream()
                .min(Comparator.comparing(ModelAlias::owner, NEAREST))
                .map(alias -> named(who, owners, kind, alias.target()).orElseGet(() -> Target.local(alias.target())));
    }

    private Optional<Model> model(List<Owner> owners, ModelKind kind, String name) {
        Optional<Model> byId =
                uuid(name).flatMap(uid -> rows.model(owners, uid)).filter(model -> model.active && model.kind == kind);
        if (byId.isPresent()) {
            return byId;
        }
        int at = name.lastIndexOf('@');
        String front = at > 0 ? name.substring(0, at) : name;
        String provider = at > 0 ? name.substring(at + 1) : "";
        return rows.active(owners, kind, List.of(name, front)).stream()
                .filter(model -> model.name.equals(name) || model.provider.name.equalsIgnoreCase(provider))
                .min(Comparator.comparing((Model model) -> model.provider.owner, NEAREST)
                        .thenComparing(model -> model.id));
    }

    private Optional<Target> group(Identity who, List<Owner> owners, String name) {
        return rows.groupsNamed(owners, name).stream()
                .min(Comparator.comparing(ModelGroup::owner, NEAREST))
                .map(group -> rows.members(group).stream()
                        .filter(model -> model.active && owners.contains(model.provider.owner))
                        .map(model -> member(who, model))
                        .toList())
                .filter(members -> !members.isEmpty())
                .map(members -> new Target(members, ""));
    }

    /** Everything that a call of a model takes. */
    Target.Member member(Identity who, Model model) {
        Provider provider = model.provider;
        return new Target.Member(
                model.uid,
                new Endpoint(
                        provider.family,
                        provider.name,
                        provider.endpoint,
                        key(Owner.reaching(who), provider),
                        model.name,
                        config.timeout(),
                        LlmConfig.TIMEOUT,
                        apiVersion(provider),
                        false),
                model.traits(),
                model.dimension());
    }

    private Optional<String> key(Collection<Owner> owners, Provider provider) {
        return rows.credentials(owners, provider).stream()
                .min(Comparator.comparing(Credential::owner, NEAREST))
                .map(credential -> credential.key(seal));
    }

    private static Optional<String> apiVersion(Provider provider) {
        try (JsonReader reader = Json.createReader(new StringReader(provider.configuration))) {
            JsonObject configuration = reader.readObject();
            return Optional.of(configuration.getString("api_version", "")).filter(text -> !text.isBlank());
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
