package io.lectern.completion;

import io.lectern.conversation.References;
import io.lectern.conversation.TokenCounts;
import java.time.Instant;

/**
 * A complete answer.
 *
 * @param reasoning what the model thought aloud before; mostly empty
 * @param said with citation marks {@code [ID:i]}, each checked, that point into the references
 * @param references empty when the text cites nothing
 * @param prompt what the model was told, for people who look for the reason of an answer; empty when no model was asked
 * @param model the name of the model that spoke; empty when none did
 */
public record Answer(
        String reasoning,
        String said,
        References references,
        String prompt,
        String model,
        TokenCounts usage,
        Ending ending,
        Instant createdAt) {

    /** Reasoning in front, between {@code <think>} and {@code </think>}, then what was said. */
    public String text() {
        return new Thinking(reasoning, said).text(true);
    }

    /**
     * What follows a beginning that was shown already. When marks were set only at the end (the model had set none) the
     * text shown has none of them, and what follows has none either.
     */
    public String saidAfter(String shown) {
        if (said.startsWith(shown)) {
            return said.substring(shown.length());
        }
        String plain = Citations.withoutMarks(said);
        return plain.startsWith(shown) ? plain.substring(shown.length()) : "";
    }
}
