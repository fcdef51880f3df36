package io.lectern.llm;

/**
 * A piece of a document that was retrieved for a question and may be quoted in the answer.
 *
 * @param index the number its citation mark carries: {@code [ID:index]}
 * @param documentName what people call the document
 * @param text the chunk as stored; quotes are cut from it unchanged
 * @param similarity the retrieval's absolute similarity, 0 to 1
 */
public record Passage(int index, String documentName, String text, double similarity) {}
