package io.lectern.parser;

import java.text.Normalizer;

/** Makes text safe to store and compare: composed Unicode, no control characters, no lone surrogates, no soft hyphens, no ligatures. */
final class CleanText {

    private static final int LIGATURE = -2;
    private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

    private CleanText() {}

    static String of(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int better = replacement(text, i, c);
            if (better != c && clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (better == LIGATURE) {
                clean.append(LIGATURES[c - 0xfb00]);
            } else if (clean != null && better >= 0) {
                clean.append((char) better);
            }
        }
        String result = clean == null ? text : clean.toString();
        return Normalizer.isNormalized(result, Normalizer.Form.NFC)
                ? result
                : Normalizer.normalize(result, Normalizer.Form.NFC);
    }

    /** The character to keep, -1 for none, {@link #LIGATURE} for the letters it is made of. */
    private static int replacement(String text, int at, char c) {
        if (c >= ' ' && c < 0x7f || c == '\n') {
            return c;
        }
        if (c == '\t' || c == 0xa0 || c == 0x202f || c == 0x2007) {
            return ' ';
        }
        if (c < ' ' || c >= 0x7f && c < 0xa0 || c == 0xad || c == 0xfeff || c == 0x200b || c >= 0xfffe) {
            return -1;
        }
        if (c >= 0xfb00 && c <= 0xfb06) {
            return LIGATURE;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)) ? c : 0xfffd;
        }
        if (Character.isLowSurrogate(c)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? c : 0xfffd;
        }
        return c;
    }

    /** Where a piece of at most {@code most} characters from {@code from} ends: at a line, else a space, else anywhere. */
    static int end(String text, int from, int most) {
        int limit = from + most;
        if (limit >= text.length()) {
            return text.length();
        }
        int line = text.lastIndexOf('\n', limit - 1);
        if (line > from + most / 2) {
            return line + 1;
        }
        int space = text.lastIndexOf(' ', limit - 1);
        if (space > from) {
            return space + 1;
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }
}
