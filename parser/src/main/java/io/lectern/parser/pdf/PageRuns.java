package io.lectern.parser.pdf;

import java.util.List;

/**
 * The runs of one page.
 *
 * @param upright the runs of the direction most text of the page has
 * @param turned runs in other directions, one list for each
 * @param placed whether the runs' coordinates are those of the page as shown
 */
record PageRuns(int page, float height, boolean placed, boolean pictures, List<Run> upright, List<List<Run>> turned) {

    boolean isBlank() {
        return upright.isEmpty() && turned.isEmpty();
    }
}
