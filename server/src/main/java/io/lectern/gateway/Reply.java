package io.lectern.gateway;

import io.lectern.completion.Ending;
import io.lectern.conversation.TokenCounts;
import java.util.List;

/**
 * What a model said, complete.
 *
 * @param model as its provider names it
 * @param usage zeros when the provider told none
 */
public record Reply(
        String text, String reasoning, List<ToolCall> toolCalls, Ending ending, String model, TokenCounts usage) {}
