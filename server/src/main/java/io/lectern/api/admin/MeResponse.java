package io.lectern.api.admin;

import io.lectern.account.Caller;
import io.lectern.account.User;
import io.lectern.api.admin.UserResponse.NamedResponse;
import java.util.List;

/**
 * Who is calling.
 *
 * @param rights what this credential lets them
 */
public record MeResponse(UserResponse user, NamedResponse tenant, boolean administrator, List<String> rights) {

    static MeResponse from(User user, Caller caller) {
        return new MeResponse(
                UserResponse.from(user),
                new NamedResponse(user.tenant().uid().toString(), user.tenant().name()),
                caller.isAdministrator(),
                RoleResponse.written(caller.identity().rights()));
    }
}
