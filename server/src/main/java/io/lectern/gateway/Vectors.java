package io.lectern.gateway;

import java.util.List;

/**
 * Embedded texts.
 *
 * @param vectors of unit length
 * @param tokens of all texts together, as the built-in model counts
 */
public record Vectors(List<float[]> vectors, int tokens) {}
