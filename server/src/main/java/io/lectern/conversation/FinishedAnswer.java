package io.lectern.conversation;

/**
 * A complete answer, to be stored.
 *
 * @param model the name of the model that spoke; empty when none did
 */
public record FinishedAnswer(String text, String model, References references, TokenCounts usage) {}
