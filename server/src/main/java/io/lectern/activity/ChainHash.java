package io.lectern.activity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What ties an entry to all before it: SHA-256 over the previous hash, the place and the entry's text, each on a line of
 * its own. {@code java -jar lectern.jar verify-audit} and docs/security/audit.md compute the same.
 */
final class ChainHash {

    /** What the first entry of a chain follows. */
    static final String NOTHING = "0".repeat(64);

    private ChainHash() {}

    static String of(String previous, long seq, String entry) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((previous + "\n" + seq + "\n" + entry).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
