package io.lectern.ingest.chunker;

import java.util.List;

/**
 * A chunk before it is embedded and stored.
 *
 * @param content never blank
 * @param tokens what the rules' estimator counts, without the marks a model adds around a text
 * @param page of its first block, 1-based; 0 when the format has no pages
 * @param positions one {page, left, right, top, bottom} in points for each block with a known place
 */
public record ChunkDraft(String content, int tokens, int page, List<int[]> positions) {

    public ChunkDraft {
        positions = List.copyOf(positions);
    }
}
