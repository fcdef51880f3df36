package io.lectern.api.aibuilder;

import java.util.List;

/** Where on the pages a chunk is, each {page, left, right, top, bottom} (contract 2.4). */
final class Positions {

    private Positions() {}

    /** A page without a place on it still is a position: the page is what a reader needs most. */
    static List<int[]> of(int page, List<int[]> positions) {
        return positions.isEmpty() && page > 0 ? List.of(new int[] {page, 0, 0, 0, 0}) : positions;
    }
}
