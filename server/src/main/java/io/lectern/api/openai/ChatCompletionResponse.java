package io.lectern.api.openai;

import io.lectern.completion.Answer;
import io.lectern.completion.Ending;
import io.lectern.gateway.Reply;
import io.lectern.gateway.ToolCall;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;
import java.util.UUID;

/** A whole chat completion. */
public record ChatCompletionResponse(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        UsageResponse usage,
        List<CitationResponse> citations) {

    /** There is always one. */
    public record Choice(
            int index,
            Message message,
            @JsonbProperty("finish_reason") String finishReason) {}

    /** Reasoning under the name that open models' servers use. */
    public record Message(
            String role,
            String content,
            @JsonbProperty("reasoning_content") String reasoning,
            @JsonbProperty("tool_calls") List<Tool> toolCalls) {}

    /** A call that the client is asked to make. */
    public record Tool(String id, String type, Function function) {

        static Tool from(ToolCall call) {
            return new Tool(call.id(), "function", new Function(call.name(), call.arguments()));
        }
    }

    /** Name and JSON arguments, as the model wrote them. */
    public record Function(String name, String arguments) {}

    static String newId() {
        return "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
    }

    static String reason(Ending ending) {
        return switch (ending) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TOOL_CALLS -> "tool_calls";
            case FILTERED -> "content_filter";
        };
    }

    static ChatCompletionResponse from(Reply reply, long created) {
        List<Tool> tools = reply.toolCalls().stream().map(Tool::from).toList();
        Message message = new Message(
                "assistant",
                reply.text().isEmpty() && !tools.isEmpty() ? null : reply.text(),
                reply.reasoning().isEmpty() ? null : reply.reasoning(),
                tools.isEmpty() ? null : tools);
        return of(created, reply.model(), message, reply.ending(), UsageResponse.from(reply.usage()), null);
    }

    static ChatCompletionResponse from(Answer answer, String model, long created) {
        Message message =
                new Message("assistant", answer.said(), answer.reasoning().isEmpty() ? null : answer.reasoning(), null);
        return of(
                created,
                model,
                message,
                answer.ending(),
                UsageResponse.from(answer.usage()),
                CitationResponse.from(answer.references()));
    }

    private static ChatCompletionResponse of(
            long created,
            String model,
            Message message,
            Ending ending,
            UsageResponse usage,
            List<CitationResponse> citations) {
        Choice choice = new Choice(0, message, reason(ending));
        return new ChatCompletionResponse(
                newId(), "chat.completion", created, model, List.of(choice), usage, citations);
    }
}
