package io.lectern.account;

import java.util.Optional;

/**
 * Somebody tries to sign in with a password; fired as an event. An observer of {@link Phase#BEGUN} may refuse the attempt
 * by throwing LIMIT_REACHED before the password is looked at.
 *
 * @param name as typed: a name or e-mail, or neither
 * @param who once it has succeeded
 */
public record LoginAttempt(String name, Phase phase, Optional<Identity> who) {

    /** How far it has come. */
    public enum Phase {
        BEGUN,
        FAILED,
        SUCCEEDED
    }
}
