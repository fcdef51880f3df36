package io.lectern.parser;

/** A rectangle on a page in PDF points (1/72 inch), measured from the top left corner of the visible page. */
public record Box(float left, float top, float right, float bottom) {

    /** The smallest box around both. */
    public Box around(Box other) {
        return new Box(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }
}
