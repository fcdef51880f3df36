package io.lectern.api.admin;

import io.lectern.account.ApiKey;
import io.lectern.account.MadeKey;
import io.lectern.api.admin.UserResponse.NamedResponse;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A key. Its text is there in the answer to its making only.
 *
 * @param rights what it is limited to; null for all that its user may
 */
public record KeyResponse(
        String id,
        String name,
        NamedResponse user,
        String prefix,
        @JsonbNillable String key,
        @JsonbNillable List<String> rights,
        @JsonbNillable String dataset,
        @JsonbNillable String assistant,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("expires_at") @JsonbNillable String expiresAt,
        @JsonbProperty("last_used_at") @JsonbNillable String lastUsedAt) {

    static KeyResponse from(ApiKey key) {
        return of(key, null);
    }

    static KeyResponse from(MadeKey made) {
        return of(made.key(), made.text());
    }

    private static KeyResponse of(ApiKey key, String text) {
        return new KeyResponse(
                key.uid().toString(),
                key.name(),
                NamedResponse.from(key.user()),
                key.prefix(),
                text,
                key.rights().map(RoleResponse::written).orElse(null),
                key.dataset().map(UUID::toString).orElse(null),
                key.assistant().map(UUID::toString).orElse(null),
                key.createdAt().toString(),
                key.expiresAt().map(Instant::toString).orElse(null),
                key.lastUsedAt().map(Instant::toString).orElse(null));
    }
}
