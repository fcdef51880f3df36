package io.lectern.parser.pdf;

import io.lectern.parser.Box;

/** Text on one baseline without a wide gap: a line of a column or a cell of a table. */
record Run(float left, float right, float baseline, float size, boolean bold, String text) {

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
        return new Run(
                Math.min(left, next.left),
                Math.max(right, next.right),
                longer ? baseline : next.baseline,
                longer ? size : next.size,
                longer ? bold : next.bold,
                text + (spaced ? " " : "") + next.text);
    }
}
