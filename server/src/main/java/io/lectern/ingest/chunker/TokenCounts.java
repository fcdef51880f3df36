package io.lectern.ingest.chunker;

import dev.langchain4j.model.TokenCountEstimator;

/**
 * Counts tokens of pieces so that the sum over pieces is the count of the whole: what a model puts around each text is left
 * out. A model takes a word of thousands of letters (an encoded picture) for one token; here it counts by its length.
 */
final class TokenCounts {

    /** More than any language has for a token. */
    private static final int LETTERS = 25;

    private final TokenCountEstimator estimator;
    private final int around;

    TokenCounts(TokenCountEstimator estimator) {
        this.estimator = estimator;
        this.around =
                Math.max(0, 2 * estimator.estimateTokenCountInText("a") - estimator.estimateTokenCountInText("a a"));
    }

    int of(String text) {
        if (text.isBlank()) {
            return 0;
        }
        int counted = Math.max(1, estimator.estimateTokenCountInText(text) - around);
        return text.length() / LETTERS <= counted ? counted : Math.max(counted, letters(text) / LETTERS);
    }

    private static int letters(String text) {
        return (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
    }
}
