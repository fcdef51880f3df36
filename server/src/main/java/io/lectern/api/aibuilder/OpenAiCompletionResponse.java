package io.lectern.api.aibuilder;

import io.lectern.completion.Answer;
import io.lectern.conversation.TokenCounts;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** What the OpenAI route answers when it does not stream (contract 3.7). */
public record OpenAiCompletionResponse(
        String id, String object, long created, String model, Usage usage, List<Choice> choices) {

    /** There is always one. */
    public record Choice(
            Message message,
            String logprobs,
            @JsonbProperty("finish_reason") String finishReason,
            int index) {}

    /** What was said. */
    public record Message(
            String role,
            String content,

            @JsonbNillable @JsonbProperty("reasoning_content")
            String reasoning) {}

    /** Tokens as the provider counted them. */
    public record Usage(
            @JsonbProperty("prompt_tokens") int promptTokens,
            @JsonbProperty("completion_tokens") int completionTokens,
            @JsonbProperty("total_tokens") int totalTokens,
            @JsonbProperty("completion_tokens_details") Details details) {

        static Usage from(TokenCounts counts) {
            return new Usage(counts.prompt(), counts.completion(), counts.total(), new Details(0, 0, 0));
        }
    }

    /** Providers do not tell these apart here. */
    public record Details(
            @JsonbProperty("reasoning_tokens") int reasoning,
            @JsonbProperty("accepted_prediction_tokens") int accepted,
            @JsonbProperty("rejected_prediction_tokens") int rejected) {}

    static OpenAiCompletionResponse from(Answer answer, String chat, String model, String text) {
        Message message = new Message("assistant", text, answer.reasoning().isEmpty() ? null : answer.reasoning());
        return new OpenAiCompletionResponse(
                "chatcmpl-" + chat,
                "chat.completion",
                answer.createdAt().getEpochSecond(),
                model,
                Usage.from(answer.usage()),
                List.of(new Choice(message, null, "stop", 0)));
    }
}
