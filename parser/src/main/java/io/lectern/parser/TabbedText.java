package io.lectern.parser;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import org.apache.tika.exception.TikaException;
import org.apache.tika.mime.MediaType;

/** Tells a table in plain text, its cells parted by tabs, from text that uses tabs for indents and lists. */
final class TabbedText {

    private static final int LOOK_AHEAD = 1 << 16;

    private TabbedText() {}

    static boolean is(Path file, MediaType type) throws IOException, TikaException {
        if (!type.getBaseType().equals(MediaType.TEXT_PLAIN)) {
            return false;
        }
        char[] head = new char[LOOK_AHEAD];
        int length;
        try (Reader reader = TextReader.open(file)) {
            length = Math.max(0, reader.read(head));
        }
        List<String> lines = new String(head, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        // the last line may have been cut off by the look-ahead
        List<String> whole = length == LOOK_AHEAD && lines.size() > 1 ? lines.subList(0, lines.size() - 1) : lines;
        return !whole.isEmpty()
                && tabs(whole.get(0)) > 0
                && whole.stream().allMatch(line -> line.charAt(0) != '\t' && tabs(line) == tabs(whole.get(0)));
    }

    private static long tabs(String line) {
        return line.chars().filter(c -> c == '\t').count();
    }
}
