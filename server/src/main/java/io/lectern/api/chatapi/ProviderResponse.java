package io.lectern.api.chatapi;

import io.lectern.account.Owner;
import io.lectern.common.Json;
import io.lectern.llm.Provider;
import io.lectern.llm.ProviderSettings;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;

/**
 * A model provider (contract 1).
 *
 * @param userId whose it is; null when it is shared
 */
public record ProviderResponse(
        UUID id,
        @JsonbNillable @JsonbProperty("user_id") UUID userId,
        String name,
        @JsonbProperty("provider_type") String providerType,
        @JsonbProperty("api_endpoint") String apiEndpoint,
        @JsonbProperty("supported_modalities") List<String> modalities,
        JsonObject configuration,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    /** @param caller who looks: a provider of a single user reaches nobody else */
    static ProviderResponse from(Provider provider, UUID caller) {
        ProviderSettings settings = provider.settings();
        return new ProviderResponse(
                provider.uid(),
                provider.owner().level() == Owner.Level.USER ? caller : null,
                settings.name(),
                settings.family().word(),
                settings.endpoint(),
                List.of("text"),
                object(settings.configuration()),
                Times.write(provider.createdAt()),
                Times.write(provider.updatedAt()));
    }

    private static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
