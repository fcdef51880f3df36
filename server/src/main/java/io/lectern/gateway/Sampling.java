package io.lectern.gateway;

import java.util.List;
import java.util.Optional;

/** How a model picks its words; what is empty is left to the model. */
public record Sampling(
        Optional<Double> temperature,
        Optional<Double> topP,
        Optional<Double> presencePenalty,
        Optional<Double> frequencyPenalty,
        Optional<Integer> maxTokens,
        List<String> stop) {

    public static final Sampling DEFAULT = new Sampling(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
}
