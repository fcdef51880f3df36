package io.lectern.completion;

import java.util.function.Supplier;

/** The beginning of an answer. Making its text costs something, so listeners that skip an event should not ask for it. */
public final class AnswerSoFar {

    private final int tokens;
    private final Supplier<Thinking> words;

    AnswerSoFar(int tokens, Supplier<Thinking> words) {
        this.tokens = tokens;
        this.words = words;
    }

    /** How many tokens have come, about. */
    public int tokens() {
        return tokens;
    }

    /** The whole text so far, reasoning in front, citations checked; each one begins with the one before. */
    public String text() {
        return words.get().text(false);
    }

    /** The same in two parts, for dialects that keep them apart. */
    public Parts parts() {
        Thinking now = words.get();
        return new Parts(now.reasoning(), now.said());
    }

    /** Reasoning and answer; both only grow. */
    public record Parts(String reasoning, String said) {}
}
