package io.lectern.ingest.chunker;

import io.lectern.parser.TextBlock;

/**
 * A piece that is never cut again.
 *
 * @param first whether it begins its block, so that a line break stands before it
 */
record Segment(String text, int tokens, TextBlock block, boolean first) {

    boolean isHeading() {
        return block.kind() == TextBlock.Kind.HEADING;
    }
}
