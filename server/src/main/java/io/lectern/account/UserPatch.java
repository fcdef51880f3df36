package io.lectern.account;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Changes of a user; what is empty stays. An empty e-mail text takes the e-mail away. */
public record UserPatch(
        Optional<String> username,
        Optional<String> email,
        Optional<String> password,
        Optional<BuiltinRole> role,
        Optional<Collection<UUID>> roles,
        Optional<Collection<UUID>> groups,
        Optional<Boolean> blocked) {

    /** What users change about themselves. */
    public static UserPatch own(Optional<String> username, Optional<String> email, Optional<String> password) {
        return new UserPatch(
                username, email, password, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    boolean onlyOwn() {
        return role.isEmpty() && roles.isEmpty() && groups.isEmpty() && blocked.isEmpty();
    }
}
