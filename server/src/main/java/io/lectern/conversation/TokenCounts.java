package io.lectern.conversation;

/**
 * What an answer cost.
 *
 * @param prompt tokens read, 0 when the model did not say
 * @param completion tokens written, 0 when the model did not say
 * @param millis from the question to the end of the answer
 */
public record TokenCounts(int prompt, int completion, long millis) {

    public static final TokenCounts NONE = new TokenCounts(0, 0, 0);

    public int total() {
        return prompt + completion;
    }
}
