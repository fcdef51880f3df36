package io.lectern.llm;

import java.util.Optional;

/**
 * How much a chat model reads and writes, as far as anybody said.
 *
 * @param contextWindow tokens of question and answer together
 * @param maxOutput most tokens of an answer
 */
public record ModelLimits(Optional<Integer> contextWindow, Optional<Integer> maxOutput) {

    static final ModelLimits UNKNOWN = new ModelLimits(Optional.empty(), Optional.empty());
}
