package io.lectern.dataset;

/**
 * A relation that a model found in a passage.
 *
 * @param source name of an entity, at most 255 characters
 * @param target name of another
 * @param description how they belong together, at most 10,000 characters
 * @param strength how strongly, 0 to 10
 */
public record FoundRelation(String source, String target, String description, double strength, String chunkId) {}
