package io.lectern.api.chatapi;

import io.lectern.common.InvalidException;
import io.lectern.llm.Model;
import io.lectern.llm.ModelKind;
import io.lectern.llm.ModelService;
import io.lectern.llm.ModelTraits;
import io.lectern.llm.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** This dialect names providers and no models: each provider has one model that answers. */
@ApplicationScoped
class DefaultModels {

    @Inject
    ModelService models;

    Model add(Provider provider, String name) {
        return models.create(
                provider.uid(),
                new ModelTraits(name, ModelKind.CHAT, Optional.empty(), Optional.empty(), Set.of(), true));
    }

    /**
     * The model of a provider that is asked: the one that was named, made now if it is new; else its first.
     *
     * @throws InvalidException the provider has no model and none was named
     */
    Model of(Provider provider, Optional<String> named) {
        List<Model> known = models.list().stream()
                .filter(model -> model.provider().uid().equals(provider.uid()))
                .filter(model -> model.traits().kind() == ModelKind.CHAT
                        && model.traits().active())
                .toList();
        if (named.isPresent()) {
            return known.stream()
                    .filter(model -> model.traits().name().equals(named.get()))
                    .findFirst()
                    .orElseGet(() -> add(provider, named.get()));
        }
        return known.stream()
                .findFirst()
                .orElseThrow(
                        () -> new InvalidException("model", "This provider has no model yet; name one as `model`."));
    }
}
