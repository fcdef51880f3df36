package io.lectern.account;

import io.lectern.common.InvalidException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;

/**
 * Hashes passwords with the platform's own PBKDF2, at the work that OWASP asks of it (docs/adr/0013-accounts.md). One
 * check takes tenths of a second on purpose: a login holds no transaction meanwhile.
 */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    @Inject
    Pbkdf2PasswordHash algorithm;

    private String nobodys;

    @PostConstruct
    void choose() {
        algorithm.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
                "Pbkdf2PasswordHash.Iterations", "210000",
                "Pbkdf2PasswordHash.SaltSizeBytes", "16",
                "Pbkdf2PasswordHash.KeySizeBytes", "32"));
        nobodys = algorithm.generate("nobody's password".toCharArray());
    }

    /** @throws InvalidException shorter than {@value #SHORTEST} or longer than {@value #LONGEST} characters */
    String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new InvalidException(
                    "password",
                    "A password has " + SHORTEST + " to " + LONGEST + " characters; this one has " + password.length()
                            + ".");
        }
        return algorithm.generate(password.toCharArray());
    }

    /** Takes as long without a stored hash as with one, so that time does not tell which users exist. */
    boolean matches(String password, Optional<String> hash) {
        boolean fits = password.length() <= LONGEST && algorithm.verify(password.toCharArray(), hash.orElse(nobodys));
        return fits && hash.isPresent();
    }
}
