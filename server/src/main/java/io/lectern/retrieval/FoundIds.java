package io.lectern.retrieval;

import java.util.List;

/**
 * A page of a search that only names chunks.
 *
 * @param ids best first
 * @param total chunks on all pages
 */
public record FoundIds(List<String> ids, long total) {}
