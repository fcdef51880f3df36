package io.lectern.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user is asked to be.
 *
 * @param roles uids of own roles of the tenant
 * @param groups uids of groups of the tenant
 */
public record NewUser(
        String username,
        Optional<String> email,
        Optional<String> password,
        BuiltinRole role,
        Collection<UUID> roles,
        Collection<UUID> groups) {

    /** A member who signs in with a password. */
    public static NewUser member(String username, Optional<String> email, String password) {
        return new NewUser(username, email, Optional.of(password), BuiltinRole.MEMBER, List.of(), List.of());
    }
}
