package io.lectern.dataset;

import java.util.List;

/**
 * A chunk that a person writes by hand.
 *
 * @param content not blank
 * @param questions when there are any, the vector is made from them and not from the content
 */
public record NewChunk(String content, List<String> importantKeywords, List<String> questions) {}
