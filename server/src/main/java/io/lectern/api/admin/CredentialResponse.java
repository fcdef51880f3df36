package io.lectern.api.admin;

import io.lectern.llm.Credential;
import jakarta.json.bind.annotation.JsonbProperty;

/** A key for a provider, of which only the end is shown. */
public record CredentialResponse(
        String id,
        String owner,
        String provider,
        @JsonbProperty("api_key") String apiKey,
        String description,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    static CredentialResponse from(Credential credential) {
        return new CredentialResponse(
                credential.uid().toString(),
                credential.owner().word(),
                credential.provider().uid().toString(),
                credential.masked(),
                credential.description(),
                credential.createdAt().toString(),
                credential.updatedAt().toString());
    }
}
