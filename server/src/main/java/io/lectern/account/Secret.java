package io.lectern.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A key's text while it is in memory. New keys are random UUIDs, because that form is accepted by the clients of all
 * four dialects; one that arrives as the Base64 of a UUID is read as that UUID (contracts/sherpa.md 0.2).
 */
record Secret(String text) {

    private static final int BASE64_OF_UUID = 48;

    static Secret random() {
        return new Secret(UUID.randomUUID().toString());
    }

    /** The secret behind what a client sent. */
    static Secret presented(String credential) {
        if (credential.length() != BASE64_OF_UUID) {
            return new Secret(credential);
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(credential), StandardCharsets.US_ASCII);
            return new Secret(UUID.fromString(decoded).toString());
        } catch (IllegalArgumentException notBase64OrNoUuid) {
            return new Secret(credential);
        }
    }

    String prefix() {
        return text.substring(0, Math.min(ApiKey.PREFIX_LENGTH, text.length() / 2));
    }

    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return prefix() + "…";
    }
}
