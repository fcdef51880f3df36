package io.lectern.conversation;

import java.util.List;
import java.util.UUID;

/**
 * A passage that stood behind an answer, kept as it was then: the document may be gone when somebody reads it.
 *
 * @param chunk id of the chunk
 * @param page 1-based, 0 when the format has no pages
 * @param positions each {page, left, right, top, bottom}
 * @param similarity 0 to 1, as are the two parts it is made of
 * @param quotes the places in the content that the answer was found to rest on; empty when the answer does not cite it
 */
public record Citation(
        String chunk,
        String content,
        UUID document,
        String documentName,
        UUID dataset,
        int page,
        List<int[]> positions,
        double similarity,
        double vectorSimilarity,
        double termSimilarity,
        List<Quote> quotes) {

    public Citation {
        quotes = List.copyOf(quotes);
    }
}
