package io.lectern.dataset;

/**
 * A document to be made from a stored file.
 *
 * @param name unique among the dataset's documents; a taken one gets a number
 * @param type the dialects' coarse kind: pdf, doc, visual, aural, virtual
 */
public record NewDocument(String name, String type, String chunkMethod) {}
