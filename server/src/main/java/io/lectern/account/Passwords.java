package io.lectern.account;

import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes passwords with the JDK's PBKDF2 at the work that OWASP asks of it (docs/adr/0013-accounts.md). A stored hash
 * says its own work, so that the number may grow. One check takes tenths of a second on purpose: a login holds no
 * transaction meanwhile.
 */
@ApplicationScoped
class Passwords {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /** Nobody's: what is compared when there is no user. */
    private static final String NOBODYS =
            "210000:" + Base64.getEncoder().encodeToString(new byte[SALT_BYTES]) + ":bm9ib2R5";

    private final SecureRandom random = new SecureRandom();

    /** @throws InvalidException shorter than {@value #SHORTEST} or longer than {@value #LONGEST} characters */
    String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new InvalidException(
                    "password",
                    "A password has " + SHORTEST + " to " + LONGEST + " characters; this one has " + password.length()
                            + ".");
        }
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder();
        return ITERATIONS + ":" + text.encodeToString(salt) + ":"
                + text.encodeToString(derive(password, salt, ITERATIONS));
    }

    /** Takes as long without a stored hash as with one, so that time does not tell which users exist. */
    boolean matches(String password, Optional<String> stored) {
        if (password.length() > LONGEST) {
            return false;
        }
        String[] parts = stored.orElse(NOBODYS).split(":");
        byte[] salt = Base64.getDecoder().decode(parts[1]);
        byte[] wanted = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(wanted, derive(password, salt, Integer.parseInt(parts[0])));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has " + ALGORITHM, e);
        }
    }
}
