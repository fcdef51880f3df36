package io.lectern.api.chatapi;

import io.lectern.llm.Credential;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** A user's key for a provider (contract 1): in clear for that user alone, otherwise its last characters. */
public record ConfigResponse(
        UUID id,
        @JsonbProperty("user_id") UUID userId,
        @JsonbProperty("provider_id") UUID providerId,
        @JsonbProperty("api_key") String apiKey,
        String description,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    static ConfigResponse from(Credential credential, UUID user, String shownKey) {
        return new ConfigResponse(
                credential.uid(),
                user,
                credential.provider().uid(),
                shownKey,
                credential.description(),
                Times.write(credential.createdAt()),
                Times.write(credential.updatedAt()));
    }
}
