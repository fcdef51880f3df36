package io.lectern.dataset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * Names the chunks of one document: 16 hex digits of SHA-256 over document, text and how often the text came before. The
 * same parse gives the same names, which is what makes a repeated job write the same rows.
 */
public final class ChunkIds {

    private static final int BYTES = 8;

    private final UUID document;
    private final Map<String, Integer> seen = new HashMap<>();

    public ChunkIds(UUID document) {
        this.document = document;
    }

    public String next(String content) {
        int occurrence = seen.merge(content, 1, Integer::sum) - 1;
        String name = document + "\n" + occurrence + "\n" + content;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
