package io.lectern.retrieval;

import java.util.List;

/**
 * @param total candidates at or over the threshold, on all pages
 * @param documents how many of them each document holds, most first
 */
public record RetrievalResult(long total, List<RetrievedChunk> chunks, List<DocumentCount> documents) {

    public static final RetrievalResult EMPTY = new RetrievalResult(0, List.of(), List.of());
}
