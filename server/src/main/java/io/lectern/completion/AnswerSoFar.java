package io.lectern.completion;

import java.util.function.Supplier;

/** The beginning of an answer. Making its text costs something, so listeners that skip an event should not ask for it. */
public final class AnswerSoFar {

    private final int tokens;
    private final Supplier<String> text;

    AnswerSoFar(int tokens, Supplier<String> text) {
        this.tokens = tokens;
        this.text = text;
    }

    /** How many tokens have come, about. */
    public int tokens() {
        return tokens;
    }

    /** The whole text so far, citations checked; each one begins with the one before. */
    public String text() {
        return text.get();
    }
}
