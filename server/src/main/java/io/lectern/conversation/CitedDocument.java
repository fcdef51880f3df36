package io.lectern.conversation;

import java.util.UUID;

/** A document behind an answer and how many of the retrieved chunks are its. */
public record CitedDocument(UUID document, String name, long count) {}
