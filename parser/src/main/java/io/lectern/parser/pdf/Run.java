package io.lectern.parser.pdf;

import io.lectern.parser.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Text on one baseline without a wide gap: a line of a column or a cell of a table, or several cells of a dense one.
 *
 * @param gaps where cells may have been joined, from left to right
 */
record Run(float left, float right, float baseline, float size, boolean bold, String text, List<Gap> gaps) {

    /** A gap between words narrower than this many sizes is a space, and never the border of cells. */
    private static final float SPACE = 0.5f;

    /**
     * A wide space between two words.
     *
     * @param at its place in the text
     */
    record Gap(int at, float left, float right) {

        static boolean isWide(float width, float size) {
            return width >= SPACE * size;
        }
    }

    /** Its parts between the gaps that are borders. */
    List<Run> cut(Predicate<Gap> border) {
        List<Run> parts = new ArrayList<>();
        int from = 0;
        float start = left;
        for (Gap gap : gaps) {
            if (border.test(gap)) {
                parts.add(new Run(start, gap.left, baseline, size, bold, text.substring(from, gap.at), List.of()));
                from = gap.at + 1;
                start = gap.right;
            }
        }
        parts.add(new Run(start, right, baseline, size, bold, text.substring(from), List.of()));
        return parts;
    }

    float top() {
        return baseline - 0.8f * size;
    }

    float bottom() {
        return baseline + 0.22f * size;
    }

    float width() {
        return right - left;
    }

    Box box() {
        return new Box(left, top(), right, bottom());
    }

    boolean onLineOf(Run other) {
        return sameLine(baseline, size, other.baseline, other.size);
    }

    /** Raised and lowered text belongs to the line it stands in. */
    static boolean sameLine(float baseline, float size, float otherBaseline, float otherSize) {
        float larger = Math.max(size, otherSize);
        boolean raised = Math.min(size, otherSize) < 0.85f * larger;
        return Math.abs(baseline - otherBaseline) <= (raised ? 0.6f : 0.4f) * larger;
    }

    /** Both as one, this one on the left. */
    Run with(Run next) {
        boolean spaced = next.left - right > 0.12f * Math.max(size, next.size)
                && !text.endsWith(" ")
                && !next.text.startsWith(" ");
        boolean longer = text.length() >= next.text.length();
        List<Gap> all = new ArrayList<>(gaps);
        if (spaced && Gap.isWide(next.left - right, Math.max(size, next.size))) {
            all.add(new Gap(text.length(), right, next.left));
        }
        int shift = text.length() + (spaced ? 1 : 0);
        next.gaps.forEach(gap -> all.add(new Gap(gap.at + shift, gap.left, gap.right)));
        return new Run(
                Math.min(left, next.left),
                Math.max(right, next.right),
                longer ? baseline : next.baseline,
                longer ? size : next.size,
                longer ? bold : next.bold,
                text + (spaced ? " " : "") + next.text,
                all);
    }
}
