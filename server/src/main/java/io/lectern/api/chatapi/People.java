package io.lectern.api.chatapi;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.User;
import io.lectern.account.UserService;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Whose things are meant: the caller's, or for administrators another user's of their tenant. */
@ApplicationScoped
class People {

    @Inject
    UserService users;

    @Inject
    Caller caller;

    /**
     * The user that a body or path names, or the caller when it names none.
     *
     * @throws NotFoundException an administrator names nobody of the tenant
     */
    User actingFor(Optional<UUID> named) {
        UUID wanted = named.orElse(caller.user());
        if (!wanted.equals(caller.user()) && !caller.isAdministrator()) {
            throw Reach.unauthorized();
        }
        return users.find(wanted).orElseThrow(() -> new NotFoundException("user", wanted.toString()));
    }

    /**
     * The user that a path names: the caller, or for administrators with the right to users anybody of their tenant.
     *
     * @throws NotFoundException an administrator names nobody of the tenant
     */
    User named(UUID named, Right right) {
        if (!named.equals(caller.user()) && !caller.may(right, ObjectType.USER)) {
            throw Reach.unauthorized();
        }
        return actingFor(Optional.of(named));
    }

    boolean isCaller(User user) {
        return user.uid().equals(caller.user());
    }

    /** The id on the wire of the user with a row id. */
    UUID uid(long user) {
        return user == caller.userId() ? caller.user() : users.uid(user);
    }
}
