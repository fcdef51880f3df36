package io.lectern.ingest.enrichment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of what chat models add to documents. */
@ApplicationScoped
class EnrichmentConfig {

    @Inject
    @ConfigProperty(name = "lectern.ingest.model-tokens", defaultValue = "1000000")
    long modelTokens;

    @Inject
    @ConfigProperty(name = "lectern.ingest.model-calls", defaultValue = "4")
    int modelCalls;

    ModelCalls.Limits limits() {
        return new ModelCalls.Limits(modelTokens, Math.max(1, modelCalls));
    }
}
