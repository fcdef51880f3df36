package io.lectern.ingest.chunker;

import dev.langchain4j.model.TokenCountEstimator;

/** Counts tokens of pieces so that the sum over pieces is the count of the whole: what a model puts around each text is left out. */
final class TokenCounts {

    private final TokenCountEstimator estimator;
    private final int around;

    TokenCounts(TokenCountEstimator estimator) {
        this.estimator = estimator;
        this.around =
                Math.max(0, 2 * estimator.estimateTokenCountInText("a") - estimator.estimateTokenCountInText("a a"));
    }

    int of(String text) {
        return text.isBlank() ? 0 : Math.max(1, estimator.estimateTokenCountInText(text) - around);
    }
}
