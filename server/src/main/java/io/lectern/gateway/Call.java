package io.lectern.gateway;

import java.util.List;

/**
 * A call of a model.
 *
 * @param model a name as {@link io.lectern.llm.ChatModels} reads it; empty means the default
 * @param messages at least one
 */
public record Call(
        String model, List<Speech> messages, Sampling sampling, List<Tool> tools, ToolUse toolUse, Form form) {

    public Call {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    public static Call of(String model, List<Speech> messages) {
        return new Call(model, messages, Sampling.DEFAULT, List.of(), ToolUse.AUTO, Form.TEXT);
    }
}
