package io.lectern.api.openai;

import io.lectern.conversation.TokenCounts;
import jakarta.json.bind.annotation.JsonbProperty;

/** What a call cost in tokens. */
public record UsageResponse(
        @JsonbProperty("prompt_tokens") int promptTokens,
        @JsonbProperty("completion_tokens") int completionTokens,
        @JsonbProperty("total_tokens") int totalTokens) {

    static UsageResponse from(TokenCounts counts) {
        return new UsageResponse(counts.prompt(), counts.completion(), counts.total());
    }
}
