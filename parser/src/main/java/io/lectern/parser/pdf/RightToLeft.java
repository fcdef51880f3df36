package io.lectern.parser.pdf;

import java.text.Bidi;

/** Puts Hebrew and Arabic, which a page shows from right to left, into the order in which they are read and stored. */
final class RightToLeft {

    private RightToLeft() {}

    /** @param text a line, its characters from left to right as shown */
    static String logical(String text) {
        int rightToLeft = 0;
        int leftToRight = 0;
        for (int i = 0; i < text.length(); i++) {
            byte direction = Character.getDirectionality(text.charAt(i));
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) {
                rightToLeft++;
            } else if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                leftToRight++;
            }
        }
        return rightToLeft == 0 ? text : reorder(text, rightToLeft >= leftToRight);
    }

    private static String reorder(String text, boolean mostlyRightToLeft) {
        Bidi bidi = new Bidi(text, mostlyRightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
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
