package io.lectern.account;

import io.lectern.common.DomainException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Signs users in who have a password here. It holds no transaction, because checking a password is slow on purpose. */
@ApplicationScoped
public class LoginService {

    @Inject
    UserService users;

    @Inject
    Passwords passwords;

    @Inject
    Event<LoginAttempt> attempts;

    /**
     * Finds the user with that name or e-mail, whatever the case, and that password.
     *
     * @throws DomainException UNAUTHENTICATED when there is none or they are blocked, which looks the same; whatever an
     *     observer of {@link LoginAttempt} refuses with
     */
    public User login(String nameOrEmail, String password) {
        attempts.fire(new LoginAttempt(nameOrEmail, LoginAttempt.Phase.BEGUN, Optional.empty()));
        List<User> candidates = users.withPassword(nameOrEmail);
        Optional<User> found = candidates.stream()
                .filter(user -> passwords.matches(password, Optional.of(user.passwordHash)))
                .filter(User::active)
                .findFirst();
        if (candidates.isEmpty()) {
            passwords.matches(password, Optional.empty());
        }
        attempts.fire(new LoginAttempt(
                nameOrEmail,
                found.isPresent() ? LoginAttempt.Phase.SUCCEEDED : LoginAttempt.Phase.FAILED,
                found.map(User::identity)));
        return found.orElseThrow(() -> DomainException.unauthenticated("Name or password is wrong."));
    }
}
