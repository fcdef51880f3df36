package io.lectern.dataset;

import java.util.List;

/**
 * A chunk that a job made, not stored yet.
 *
 * @param id 16 hex digits, see {@link ChunkIds}
 * @param content up to {@link #MOST_CHARACTERS}
 * @param ordinal place in the document, from 0
 * @param page 1-based, 0 when the format has no pages
 * @param positions each {page, left, right, top, bottom} in points
 * @param embedding as long as the dataset's model says
 */
public record ParsedChunk(
        String id,
        int ordinal,
        String content,
        int tokens,
        int page,
        List<int[]> positions,
        List<String> importantKeywords,
        List<String> questions,
        float[] embedding) {

    /** What the column holds. */
    public static final int MOST_CHARACTERS = 1_000_000;
}
