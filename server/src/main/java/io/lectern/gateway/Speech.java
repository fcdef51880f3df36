package io.lectern.gateway;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One message of a call.
 *
 * @param toolCalls of an assistant; empty otherwise
 * @param toolCallId of a tool: which call it answers; empty otherwise
 * @param name what a user or tool calls itself; may be empty
 */
public record Speech(Speaker speaker, List<Part> parts, List<ToolCall> toolCalls, String toolCallId, String name) {

    public Speech {
        parts = List.copyOf(parts);
        toolCalls = List.copyOf(toolCalls);
    }

    public static Speech of(Speaker speaker, String text) {
        return new Speech(speaker, List.of(Part.text(text)), List.of(), "", "");
    }

    /** All its text; pictures are left out. */
    public String text() {
        return parts.stream().map(Part::text).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }
}
