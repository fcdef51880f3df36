package io.lectern.assistant;

import java.util.Optional;

/**
 * Which model answers and how it is asked. What is empty is left to the model.
 *
 * @param model the name as a person wrote it, an alias stays an alias; empty means the default model
 * @param temperature 0 to 2
 * @param topP 0 to 1
 * @param presencePenalty -2 to 2
 * @param frequencyPenalty -2 to 2
 * @param maxTokens longest answer in tokens, 0 or empty means no limit of ours
 * @param extras a JSON object as text: settings that only the dialect which wrote them knows
 */
public record ModelSettings(
        String model,
        Optional<Double> temperature,
        Optional<Double> topP,
        Optional<Double> presencePenalty,
        Optional<Double> frequencyPenalty,
        Optional<Integer> maxTokens,
        String extras) {}
