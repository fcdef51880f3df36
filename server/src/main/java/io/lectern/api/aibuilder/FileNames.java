package io.lectern.api.aibuilder;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Names of uploaded files as their owners wrote them. */
final class FileNames {

    private FileNames() {}

    /** The last part of a path: some clients send the whole one. */
    static String of(String sent) {
        String name = decoded(sent).strip();
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /**
     * Browsers and curl send names in UTF-8, and Payara reads the headers of a part byte by byte: {@code ü} arrives as
     * {@code Ã¼}. A name that consists of single bytes which are valid UTF-8 together was read so; any other is left alone.
     */
    private static String decoded(String sent) {
        if (sent.chars().allMatch(c -> c < 0x80) || sent.chars().anyMatch(c -> c > 0xFF)) {
            return sent;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(sent.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException notUtf8) {
            return sent;
        }
    }
}
