package io.lectern.api.admin;

import io.lectern.account.Group;
import io.lectern.account.Role;
import io.lectern.account.User;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** A user. */
public record UserResponse(
        String id,
        String username,
        @JsonbNillable String email,
        String role,
        List<NamedResponse> roles,
        List<NamedResponse> groups,
        @JsonbProperty("signs_in_by") String signsInBy,
        boolean blocked,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    static UserResponse from(User user) {
        return new UserResponse(
                user.uid().toString(),
                user.username(),
                user.email().orElse(null),
                Fields.written(user.role()),
                user.roles().stream().map(NamedResponse::from).toList(),
                user.groups().stream().map(NamedResponse::from).toList(),
                Fields.written(user.authKind()),
                user.blocked(),
                user.createdAt().toString(),
                user.updatedAt().toString());
    }

    /** An object by its id and name. */
    public record NamedResponse(String id, String name) {

        static NamedResponse from(Role role) {
            return new NamedResponse(role.uid().toString(), role.name());
        }

        static NamedResponse from(Group group) {
            return new NamedResponse(group.uid().toString(), group.name());
        }

        static NamedResponse from(User user) {
            return new NamedResponse(user.uid().toString(), user.username());
        }
    }
}
