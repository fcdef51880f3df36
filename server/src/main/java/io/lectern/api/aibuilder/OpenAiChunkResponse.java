package io.lectern.api.aibuilder;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** One event of the OpenAI route (contract 3.7); keys that have nothing are null, as clients of it expect. */
public record OpenAiChunkResponse(
        String id,
        List<Choice> choices,
        long created,
        String model,
        String object,
        @JsonbProperty("system_fingerprint") String fingerprint,
        OpenAiCompletionResponse.Usage usage) {

    /** There is always one. */
    public record Choice(
            Delta delta,
            @JsonbNillable @JsonbProperty("finish_reason") String finishReason,
            int index,
            String logprobs) {}

    /** What was added. */
    public record Delta(
            String content,
            String role,
            @JsonbNillable @JsonbProperty("function_call") String functionCall,
            @JsonbNillable @JsonbProperty("tool_calls") String toolCalls,

            @JsonbNillable @JsonbProperty("reasoning_content")
            String reasoning) {}

    static OpenAiChunkResponse delta(String id, long created, String content, String reasoning) {
        return of(id, created, new Delta(content, "assistant", null, null, reasoning), null, null);
    }

    static OpenAiChunkResponse end(String id, long created, OpenAiCompletionResponse.Usage usage) {
        return of(id, created, new Delta(null, "assistant", null, null, null), "stop", usage);
    }

    private static OpenAiChunkResponse of(
            String id, long created, Delta delta, String reason, OpenAiCompletionResponse.Usage usage) {
        return new OpenAiChunkResponse(
                id, List.of(new Choice(delta, reason, 0, null)), created, "model", "chat.completion.chunk", "", usage);
    }
}
