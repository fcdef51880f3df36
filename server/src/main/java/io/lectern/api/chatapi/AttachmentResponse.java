package io.lectern.api.chatapi;

import io.lectern.conversation.Attachment;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.UUID;

/** An attachment (contract 1): the client's texts, and nothing of what they name. */
public record AttachmentResponse(
        UUID id,
        @JsonbProperty("message_id") UUID messageId,
        @JsonbProperty("file_type") String fileType,
        @JsonbProperty("file_path") String filePath,
        @JsonbProperty("created_at") String createdAt) {

    static AttachmentResponse from(Attachment attachment, UUID message) {
        return new AttachmentResponse(
                attachment.uid(),
                message,
                attachment.fileType(),
                attachment.filePath(),
                Times.write(attachment.createdAt()));
    }
}
