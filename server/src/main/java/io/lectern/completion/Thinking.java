package io.lectern.completion;

/**
 * A model's reasoning and what it said after it. Some providers send reasoning apart; other models write it in front of
 * the answer between {@code <think>} and {@code </think>}, which is also how it is shown.
 */
record Thinking(String reasoning, String said) {

    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /**
     * Reads what has come so far; a tag that may still become one is held back.
     *
     * @param apart reasoning that came apart from the text
     */
    static Thinking of(CharSequence apart, CharSequence text) {
        if (!apart.isEmpty()) {
            return new Thinking(apart.toString(), text.toString());
        }
        String begun = text.toString().stripLeading();
        if (!begun.startsWith(OPEN)) {
            return new Thinking("", OPEN.startsWith(begun) ? "" : text.toString());
        }
        int close = begun.indexOf(CLOSE);
        return close < 0
                ? new Thinking(withoutBegun(begun.substring(OPEN.length())), "")
                : new Thinking(
                        begun.substring(OPEN.length(), close),
                        begun.substring(close + CLOSE.length()).stripLeading());
    }

    private static String withoutBegun(String reasoning) {
        for (int length = Math.min(CLOSE.length() - 1, reasoning.length()); length > 0; length--) {
            if (CLOSE.startsWith(reasoning.substring(reasoning.length() - length))) {
                return reasoning.substring(0, reasoning.length() - length);
            }
        }
        return reasoning;
    }

    /** Both in one text; the reasoning is closed as soon as something was said, or all is. */
    String text(boolean ended) {
        return reasoning.isEmpty() ? said : OPEN + reasoning + (ended || !said.isEmpty() ? CLOSE : "") + said;
    }

    static String removed(String text) {
        return of("", text).said();
    }
}
