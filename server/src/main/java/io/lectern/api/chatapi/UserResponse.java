package io.lectern.api.chatapi;

import io.lectern.account.User;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** A user (contract 3); a password is never part of it. */
public record UserResponse(
        UUID id,
        String username,
        String email,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    static UserResponse from(User user) {
        return new UserResponse(
                user.uid(),
                user.username(),
                user.email().orElse(""),
                Times.write(user.createdAt()),
                Times.write(user.updatedAt()));
    }
}
