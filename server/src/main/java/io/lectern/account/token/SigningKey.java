package io.lectern.account.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.SecureRandom;
import java.util.Base64;
import org.jose4j.keys.HmacKey;

/**
 * The secret that signs our tokens: from the setting {@code lectern.tokens.secret}, or made once and kept in the data
 * directory, readable by its owner only. A server without the file makes a new one, which ends all tokens.
 */
@ApplicationScoped
class SigningKey {

    static final int BYTES = 32;

    @Inject
    TokenConfig config;

    private Key key;

    synchronized Key secret() {
        if (key == null) {
            byte[] secret = config.secret()
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElseGet(() -> kept(config.keyFile()));
            if (secret.length < BYTES) {
                throw new IllegalStateException("lectern.tokens.secret must have at least " + BYTES + " characters");
            }
            key = new HmacKey(secret);
        }
        return key;
    }

    static byte[] kept(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the key of our tokens cannot be kept in " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.getParent());
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersOnly = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(file.getParent(), "tokens", ".new", ownersOnly);
        Files.writeString(draft, Base64.getEncoder().encodeToString(random));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
