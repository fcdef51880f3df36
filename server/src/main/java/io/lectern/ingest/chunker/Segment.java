package io.lectern.ingest.chunker;

import io.lectern.parser.TextBlock;
import java.util.List;

/**
 * A piece that is never cut again.
 *
 * @param first whether it begins its block, so that a line break stands before it
 * @param path the headings above it, outermost first
 */
record Segment(String text, int tokens, TextBlock block, boolean first, List<String> path) {

    boolean isHeading() {
        return HeadingPath.isHeading(block);
    }
}
