package io.lectern.api.admin;

import io.lectern.common.Json;
import io.lectern.llm.Provider;
import io.lectern.llm.ProviderSettings;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.io.StringReader;

/** A model provider; the one of the server's settings has no id and is changed there. */
public record ProviderResponse(
        @JsonbNillable String id,
        String owner,
        String name,
        String family,
        String endpoint,
        JsonObject configuration,
        @JsonbProperty("of_settings") boolean ofSettings,
        @JsonbNillable @JsonbProperty("created_at") String createdAt,
        @JsonbNillable @JsonbProperty("updated_at") String updatedAt) {

    static ProviderResponse from(Provider provider) {
        ProviderSettings settings = provider.settings();
        try (JsonReader reader = Json.createReader(new StringReader(settings.configuration()))) {
            return new ProviderResponse(
                    provider.uid().toString(),
                    provider.owner().word(),
                    settings.name(),
                    settings.family().word(),
                    settings.endpoint(),
                    reader.readObject(),
                    false,
                    provider.createdAt().toString(),
                    provider.updatedAt().toString());
        }
    }

    static ProviderResponse ofSettings(ProviderSettings settings) {
        return new ProviderResponse(
                null,
                "server",
                settings.name(),
                settings.family().word(),
                settings.endpoint(),
                JsonObject.EMPTY_JSON_OBJECT,
                true,
                null,
                null);
    }
}
