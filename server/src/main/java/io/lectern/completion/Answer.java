package io.lectern.completion;

import io.lectern.conversation.References;
import io.lectern.conversation.TokenCounts;
import java.time.Instant;

/**
 * A complete answer.
 *
 * @param text with citation marks {@code [ID:i]}, each checked, that point into the references
 * @param references empty when the text cites nothing
 * @param prompt what the model was told, for people who look for the reason of an answer; empty when no model was asked
 * @param model the name of the model that spoke; empty when none did
 */
public record Answer(
        String text, References references, String prompt, String model, TokenCounts usage, Instant createdAt) {}
