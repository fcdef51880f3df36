package io.lectern.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Closes texts that the database must not tell: AES-256-GCM with a random nonce each time. A closed text opens only with
 * the binding it was closed with, such as its row's id, so it cannot be moved. The secret is {@code lectern.secret.key},
 * or the content of a file that is made at the first use with rights for its owner only. Closed texts name the secret by
 * the first characters of its hash; earlier secrets ({@code lectern.secret.previous-keys}) still open.
 */
@ApplicationScoped
public class Seal {

    private static final System.Logger LOG = System.getLogger(Seal.class.getName());
    private static final String FORM = "v1";
    private static final int SECRET_BYTES = 32;
    private static final int SHORTEST = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int NAME_LENGTH = 8;

    @Inject
    SecretConfig config;

    private final SecureRandom random = new SecureRandom();

    /** By name, the newest first. */
    private Map<String, SecretKeySpec> secrets;

    /** @param binding what the text belongs to, the same when it is opened */
    public String close(String text, String binding) {
        String name = secrets().keySet().iterator().next();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] closed = run(Cipher.ENCRYPT_MODE, name, nonce, binding, text.getBytes(StandardCharsets.UTF_8));
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(":", FORM, name, base64.encodeToString(nonce), base64.encodeToString(closed));
    }

    /** @throws DomainException INTERNAL when the secret is another one, or text or binding were changed */
    public String open(String closed, String binding) {
        String[] parts = closed.split(":", -1);
        if (parts.length != 4 || !parts[0].equals(FORM)) {
            throw DomainException.internal("A sealed value has an unknown form.", null);
        }
        if (!secrets().containsKey(parts[1])) {
            throw DomainException.internal(
                    "A stored key cannot be opened: it was sealed with another secret. Give that secret in"
                            + " lectern.secret.previous-keys, or enter the key again.",
                    null);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] text = run(Cipher.DECRYPT_MODE, parts[1], base64.decode(parts[2]), binding, base64.decode(parts[3]));
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Whether a text was closed with the secret that closes now. */
    public boolean isNewest(String closed) {
        return closed.startsWith(FORM + ":" + secrets().keySet().iterator().next() + ":");
    }

    private byte[] run(int mode, String name, byte[] nonce, String binding, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, secrets().get(name), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(binding.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw DomainException.internal("A stored key cannot be opened: it was changed in the database.", e);
        }
    }

    private synchronized Map<String, SecretKeySpec> secrets() {
        if (secrets == null) {
            Map<String, SecretKeySpec> all = new LinkedHashMap<>();
            add(all, config.key().orElseGet(this::fromFile));
            config.previousKeys().forEach(text -> add(all, text));
            secrets = all;
        }
        return secrets;
    }

    private static void add(Map<String, SecretKeySpec> all, String text) {
        if (text.length() < SHORTEST) {
            throw DomainException.internal(
                    "lectern.secret.key must have at least " + SHORTEST + " random characters.", null);
        }
        byte[] secret = sha256("lectern-seal:" + text);
        String name = HexFormat.of()
                .formatHex(sha256(HexFormat.of().formatHex(secret)))
                .substring(0, NAME_LENGTH);
        all.put(name, new SecretKeySpec(secret, "AES"));
    }

    private String fromFile() {
        Path file = config.keyFile();
        try {
            if (!Files.exists(file)) {
                write(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("The secret cannot be read or made: " + file, e);
        }
    }

    private void write(Path file) throws IOException {
        byte[] fresh = new byte[SECRET_BYTES];
        random.nextBytes(fresh);
        Files.createDirectories(file.getParent());
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        // whole or not at all: a second server on the same folder must never read half a secret
        Path draft = posix
                ? Files.createTempFile(
                        file.getParent(),
                        "secret",
                        ".new",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createTempFile(file.getParent(), "secret", ".new");
        try {
            Files.writeString(draft, Base64.getEncoder().encodeToString(fresh));
            Files.createLink(file, draft);
            LOG.log(System.Logger.Level.INFO, "a new secret for stored keys lies in " + file + "; keep a copy of it");
        } catch (FileAlreadyExistsException another) {
            LOG.log(System.Logger.Level.DEBUG, "another server has just made the secret");
        } catch (UnsupportedOperationException noLinks) {
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
