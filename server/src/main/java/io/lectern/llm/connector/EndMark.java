package io.lectern.llm.connector;

import java.util.regex.Pattern;

/**
 * How an answer says that it is whole, in any family's words: OpenAI's {@code finish_reason}, Gemini's
 * {@code finishReason}, Anthropic's {@code message_stop}. Quotes inside a text are escaped, so no text can look like one.
 */
final class EndMark {

    private static final Pattern REASON = Pattern.compile("\"finish(?:_r|R)eason\"\\s*:\\s*\"");
    private static final Pattern STOP = Pattern.compile("\"type\"\\s*:\\s*\"message_stop\"");

    private EndMark() {}

    static boolean in(String data) {
        return (data.contains("\"finish") && REASON.matcher(data).find())
                || (data.contains("\"message_stop\"") && STOP.matcher(data).find());
    }
}
