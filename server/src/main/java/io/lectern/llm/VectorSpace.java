package io.lectern.llm;

/**
 * Vectors that can be compared: those of one embedding model.
 *
 * @param model the name its provider gives it, without the provider
 * @param dimension how long each vector is
 */
public record VectorSpace(String model, int dimension) {}
