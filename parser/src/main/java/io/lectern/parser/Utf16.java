package io.lectern.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells UTF-16 text without a byte order mark from binary: read the right way round it has blanks or line breaks, only
 * characters that exist, and those of a few scripts. Text in single bytes never passes, for a blank in UTF-16 has a zero.
 */
final class Utf16 {

    private static final int MOST_SCRIPTS = 6;

    private Utf16() {}

    static Optional<Charset> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        int whole = head.length / 2 * 2;
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            if (isText(new String(head, 0, whole, charset))) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    private static boolean isText(String text) {
        Set<Character.UnicodeScript> scripts = new HashSet<>();
        boolean blank = false;
        int last = text.length() - 1;
        for (int i = 0; i < text.length(); i++) {
            int c = text.codePointAt(i);
            int type = Character.getType(c);
            boolean cutOff = i == last && type == Character.SURROGATE;
            if (type == Character.UNASSIGNED
                    || type == Character.PRIVATE_USE
                    || type == Character.SURROGATE && !cutOff
                    || type == Character.CONTROL && !Character.isWhitespace(c)) {
                return false;
            }
            blank |= c == ' ' || c == '\n' || c == '\r';
            scripts.add(Character.UnicodeScript.of(c));
            i += Character.charCount(c) - 1;
        }
        return blank && text.length() > 3 && scripts.size() <= MOST_SCRIPTS;
    }
}
