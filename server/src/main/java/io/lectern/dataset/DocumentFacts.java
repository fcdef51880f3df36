package io.lectern.dataset;

import java.util.UUID;

/**
 * What is known about a document beside its text.
 *
 * @param metaFields a JSON object as text
 */
public record DocumentFacts(UUID uid, String name, String metaFields) {}
