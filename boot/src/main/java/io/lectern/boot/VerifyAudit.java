package io.lectern.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code java -jar lectern.jar verify-audit FILE}: checks an exported audit trail without the server that wrote it and
 * without its database. Each line holds its place, the hash before it, its own hash and the entry; the hash is SHA-256
 * over the first two and the entry's text, one below the other.
 */
final class VerifyAudit {
    private static final Pattern LINE = Pattern.compile(
            "\\{\"seq\":(\\d+),\"previous\":\"([0-9a-f]{64})\",\"hash\":\"([0-9a-f]{64})\",\"entry\":(.*)}");

    private VerifyAudit() {}

    /**
     * One sentence about a whole chain.
     *
     * @throws StartFailure naming the first line that is wrong
     */
    static String check(Path file) throws StartFailure, IOException {
        long number = 0;
        long seq = 0;
        long first = 0;
        String head = "";
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                Matcher line = LINE.matcher(text);
                if (!line.matches()) {
                    throw new StartFailure("Line " + number + " is no line of an exported audit trail.");
                }
                long place = Long.parseLong(line.group(1));
                if (number > 1 && (place != seq + 1 || !line.group(2).equals(head))) {
                    throw new StartFailure("Line " + number + " does not follow the line before it.");
                }
                if (!line.group(3).equals(hash(line.group(2), place, line.group(4)))) {
                    throw new StartFailure("Line " + number + " is not what was written.");
                }
                first = number == 1 ? place : first;
                seq = place;
                head = line.group(3);
            }
        }
        return number == 0
                ? "The file is empty."
                : "Entries " + first + " to " + seq + " are whole. The last hash is " + head + ".";
    }

    private static String hash(String previous, long seq, String entry) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((previous + "\n" + seq + "\n" + entry).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
