package io.lectern.parser.pdf;

/** One shown character: left edge, baseline and sizes in points, as seen when the text stands upright. */
record Glyph(float left, float baseline, float width, float size, float space, boolean bold, String text) {

    float right() {
        return left + width;
    }
}
