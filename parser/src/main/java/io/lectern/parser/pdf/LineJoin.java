package io.lectern.parser.pdf;

/** Joins the lines of a paragraph: hyphens at line ends go, Chinese and Japanese get no blank. */
final class LineJoin {

    private LineJoin() {}

    static void append(StringBuilder text, String line) {
        if (text.length() == 0 || line.isEmpty()) {
            text.append(line);
            return;
        }
        char end = text.charAt(text.length() - 1);
        char start = line.charAt(0);
        if ((end == '-' || end == '\u2010' || end == '\u00ad') && hyphenated(text, start)) {
            text.setLength(text.length() - 1);
        } else if (end == '\u2014' || end == '/' || end == '-' || ideographic(end) && ideographic(start)) {
            // nothing between them
        } else {
            text.append(' ');
        }
        text.append(line);
    }

    /** Letters on both sides, the second small: a word broken at the line's end. */
    private static boolean hyphenated(StringBuilder text, char next) {
        return text.length() > 1 && Character.isLetter(text.charAt(text.length() - 2)) && Character.isLowerCase(next);
    }

    private static boolean ideographic(char c) {
        return c >= 0x3000 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff || c >= 0xff00 && c <= 0xffef;
    }
}
