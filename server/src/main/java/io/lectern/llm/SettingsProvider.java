package io.lectern.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The provider that the server's operator named in the settings, as others are shown. It has no row. */
@ApplicationScoped
public class SettingsProvider {

    @Inject
    LlmConfig config;

    public Optional<ProviderSettings> get() {
        return config.provider()
                .map(endpoint ->
                        new ProviderSettings(endpoint.provider(), endpoint.family(), endpoint.baseUrl(), "{}"));
    }

    /** The model of the settings, when there is one. */
    public Optional<String> model() {
        return config.provider().map(Endpoint::model);
    }
}
