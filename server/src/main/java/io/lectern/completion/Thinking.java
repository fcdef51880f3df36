package io.lectern.completion;

/** A model's reasoning, which stands before the answer between {@code <think>} and {@code </think>}. */
final class Thinking {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private Thinking() {}

    /** @param ended whether the answer has begun, or all is said */
    static String shown(CharSequence thinking, boolean ended) {
        return thinking.isEmpty() ? "" : OPEN + thinking + (ended ? CLOSE : "");
    }

    static String removed(String text) {
        int close = text.indexOf(CLOSE);
        return text.startsWith(OPEN) && close > 0
                ? text.substring(close + CLOSE.length()).stripLeading()
                : text;
    }
}
