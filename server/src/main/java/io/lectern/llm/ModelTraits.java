package io.lectern.llm;

import java.util.Optional;
import java.util.Set;

/**
 * What of a model can be changed.
 *
 * @param name as the provider calls it; Azure: the deployment's name
 * @param contextWindow tokens of question and answer together, when known
 * @param maxOutput most tokens of an answer, when known
 * @param capabilities words such as {@code tools}, {@code json}, {@code thinking}, {@code images}
 */
public record ModelTraits(
        String name,
        ModelKind kind,
        Optional<Integer> contextWindow,
        Optional<Integer> maxOutput,
        Set<String> capabilities,
        boolean active) {}
