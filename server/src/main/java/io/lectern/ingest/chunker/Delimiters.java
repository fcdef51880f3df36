package io.lectern.ingest.chunker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where text may be cut: each character of the setting is a delimiter, text in back quotes is one delimiter of several
 * characters, and {@code \n}, {@code \r}, {@code \t} written as two characters mean the control character
 * (contracts/aibuilder.md 2.2). A delimiter stays at the end of the piece it closes.
 */
final class Delimiters {

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Null when the setting is empty: then only the soft borders cut. */
    private final Pattern pattern;

    Delimiters(String setting) {
        String text = setting.replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
        List<String> marks = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            marks.add(quoted.group(1));
        }
        QUOTED.matcher(text)
                .replaceAll("")
                .codePoints()
                .filter(c -> c != '`')
                .forEach(c -> marks.add(Character.toString(c)));
        marks.sort(Comparator.comparingInt(String::length).reversed());
        String any =
                String.join("|", marks.stream().distinct().map(Pattern::quote).toList());
        pattern = any.isEmpty() ? null : Pattern.compile("(?:" + any + ")+");
    }

    /** The pieces of the text; together they are the text. */
    List<String> cut(String text) {
        if (pattern == null) {
            return List.of(text);
        }
        List<String> pieces = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while (matcher.find()) {
            int end = matcher.end();
            if (insideWord(text, matcher.start(), end)) {
                continue;
            }
            pieces.add(text.substring(from, end));
            from = end;
        }
        if (from < text.length()) {
            pieces.add(text.substring(from));
        }
        return pieces;
    }

    /** A delimiter such as "." or "-" between two letters or digits is part of a word: 3.5, e.g, PPR-9087. */
    private static boolean insideWord(String text, int start, int end) {
        return start > 0
                && end < text.length()
                && end - start == 1
                && text.charAt(start) > ' '
                && text.charAt(start) < 0x80
                && Character.isLetterOrDigit(text.charAt(start - 1))
                && Character.isLetterOrDigit(text.charAt(end));
    }
}
