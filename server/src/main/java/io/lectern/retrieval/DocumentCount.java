package io.lectern.retrieval;

import java.util.UUID;

/** How many of the found chunks belong to a document. */
public record DocumentCount(UUID document, String documentName, long count) {}
