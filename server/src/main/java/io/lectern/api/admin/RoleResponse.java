package io.lectern.api.admin;

import io.lectern.account.BuiltinRole;
import io.lectern.account.Rights;
import io.lectern.account.Role;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A role: one of the tenant's own, or a built-in one, which has no id. */
public record RoleResponse(
        @JsonbNillable String id,
        String name,
        boolean builtin,
        List<String> rights,
        @JsonbProperty("access_folders") List<String> accessFolders) {

    static RoleResponse from(Role role) {
        return new RoleResponse(
                role.uid().toString(), role.name(), false, written(role.rights()), role.accessFolders());
    }

    static RoleResponse from(BuiltinRole role) {
        return new RoleResponse(null, Fields.written(role), true, written(role.rights()), List.of());
    }

    /** {@code dataset:read} and so on. */
    static List<String> written(Rights rights) {
        String text = rights.toString().toLowerCase(Locale.ROOT);
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
