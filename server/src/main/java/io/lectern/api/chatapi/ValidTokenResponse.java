package io.lectern.api.chatapi;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** Whose a credential is, and how often their tokens were ended before. */
public record ValidTokenResponse(
        @JsonbProperty("user_id") UUID userId,
        @JsonbProperty("token_version") int tokenVersion) {}
