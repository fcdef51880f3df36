package io.lectern.parser;

import java.io.IOException;
import java.io.Reader;

/** Lines of bounded length: one that is too long comes in parts, cut at a blank where there is one. */
class Lines {

    private static final int LONGEST = ParseLimits.BLOCK_CHARACTERS / 2;

    private final Reader in;
    private final char[] buffer = new char[1 << 14];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private boolean afterReturn;

    Lines(Reader in) {
        this.in = in;
    }

    /** The next line without its ending, null at the end. */
    String next() throws IOException {
        while (true) {
            if (at == end && !fill()) {
                return line.length() == 0 ? null : take(line.length());
            }
            char c = buffer[at++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
            } else if (c == '\n' || c == '\r') {
                afterReturn = c == '\r';
                return take(line.length());
            } else {
                afterReturn = false;
                line.append(c);
                if (line.length() >= LONGEST) {
                    return take(CleanText.end(line + "x", 0, LONGEST));
                }
            }
        }
    }

    private String take(int length) {
        String taken = line.substring(0, length);
        line.delete(0, length);
        return taken;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }
}
