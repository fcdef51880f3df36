package io.lectern.api.chatapi;

import io.lectern.conversation.Message;
import io.lectern.conversation.MessageState;
import io.lectern.conversation.TokenCounts;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Locale;
import java.util.UUID;

/**
 * A message (contract 1). What another dialect stored has the role {@code user}, {@code assistant} or {@code system}.
 *
 * @param providerModel the model that said it; null for what a client stored
 * @param rawOutput of an answer that failed, why; null otherwise
 * @param usage null when no model was asked
 */
public record MessageResponse(
        UUID id,
        @JsonbProperty("conversation_id") UUID conversationId,
        String role,
        String content,
        @JsonbNillable @JsonbProperty("provider_model") String providerModel,
        @JsonbNillable @JsonbProperty("attachment_id") UUID attachmentId,
        @JsonbNillable @JsonbProperty("raw_output") String rawOutput,
        @JsonbNillable @JsonbProperty("usage_stats") Usage usage,
        @JsonbProperty("created_at") String createdAt) {

    /** Tokens, and milliseconds from question to end. */
    public record Usage(
            @JsonbProperty("prompt_tokens") int promptTokens,
            @JsonbProperty("completion_tokens") int completionTokens,
            @JsonbProperty("total_tokens") int totalTokens,
            @JsonbProperty("response_time_ms") long millis) {}

    static MessageResponse from(Message message, UUID conversation) {
        boolean failed = message.state() == MessageState.ERROR;
        TokenCounts counts = message.usage();
        return new MessageResponse(
                message.uid(),
                conversation,
                message.speaker().isEmpty() ? message.role().name().toLowerCase(Locale.ROOT) : message.speaker(),
                message.text(),
                message.model().isEmpty() ? null : message.model(),
                null,
                failed ? message.failure() : null,
                counts.equals(TokenCounts.NONE)
                        ? null
                        : new Usage(counts.prompt(), counts.completion(), counts.total(), counts.millis()),
                Times.write(message.createdAt()));
    }
}
