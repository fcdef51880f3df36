package io.lectern.api.chatapi;

import io.lectern.conversation.Conversation;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** A conversation (contract 1). {@code mode} is always {@code chat} here. */
public record ConversationResponse(
        UUID id,
        @JsonbProperty("user_id") UUID userId,
        String title,
        String mode,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    static ConversationResponse from(Conversation conversation, UUID owner) {
        return new ConversationResponse(
                conversation.uid(),
                owner,
                conversation.title(),
                "chat",
                Times.write(conversation.createdAt()),
                Times.write(conversation.updatedAt()));
    }
}
