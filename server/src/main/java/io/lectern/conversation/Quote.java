package io.lectern.conversation;

/**
 * The place in a chunk that an answer rests on.
 *
 * @param start offset of its first character in the chunk's content, in UTF-16 units
 * @param end offset behind its last character
 * @param support how much of the citing sentence it holds, 0 to 1
 */
public record Quote(int start, int end, double support) {}
