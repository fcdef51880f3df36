package io.lectern.parser.pdf;

import java.text.Bidi;

/** Puts Hebrew and Arabic, which a page shows from right to left, into the order in which they are read and stored. */
final class RightToLeft {

    private RightToLeft() {}

    static String logical(CharSequence shown) {
        String text = shown.toString();
        boolean any = false;
        for (int i = 0; i < text.length() && !any; i++) {
            byte direction = Character.getDirectionality(text.charAt(i));
            any = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        }
        return any ? reorder(text) : text;
    }

    private static String reorder(String text) {
        Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        int runs = bidi.getRunCount();
        byte[] levels = new byte[runs];
        Integer[] order = new Integer[runs];
        for (int i = 0; i < runs; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, runs);
        StringBuilder result = new StringBuilder(text.length());
        for (Integer run : order) {
            String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            result.append((levels[run] & 1) == 1 ? new StringBuilder(part).reverse() : part);
        }
        return result.toString();
    }
}
