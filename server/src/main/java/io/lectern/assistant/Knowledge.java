package io.lectern.assistant;

import java.util.Set;
import java.util.UUID;

/**
 * The documents an assistant answers from, at this moment.
 *
 * @param datasets those linked ones that still exist, at least one
 * @param embeddingModel the one they share
 */
public record Knowledge(Set<UUID> datasets, String embeddingModel) {}
