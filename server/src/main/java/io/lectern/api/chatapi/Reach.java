package io.lectern.api.chatapi;

import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import io.lectern.conversation.Attachment;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.Message;
import io.lectern.conversation.MessageService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * What the caller may touch. Something of another user of the same tenant is refused with 401, as this dialect does; other
 * tenants' things are as good as absent.
 */
@ApplicationScoped
class Reach {

    @Inject
    ConversationService conversations;

    @Inject
    MessageService messages;

    Conversation conversation(UUID uid) {
        return conversations
                .find(uid)
                .orElseThrow(() -> conversations.isForeign(uid)
                        ? unauthorized()
                        : new NotFoundException("conversation", uid.toString()));
    }

    Message message(UUID uid) {
        Message message = messages.find(uid).orElseThrow(() -> new NotFoundException("message", uid.toString()));
        conversationOf(message);
        return message;
    }

    Conversation conversationOf(Message message) {
        return messages.conversation(message)
                .orElseThrow(() -> messages.isForeign(message)
                        ? unauthorized()
                        : new NotFoundException("message", message.uid().toString()));
    }

    /** The message of an attachment that the caller may touch. */
    Message messageOf(Attachment attachment) {
        Message message = messages.message(attachment)
                .orElseThrow(() ->
                        new NotFoundException("attachment", attachment.uid().toString()));
        conversationOf(message);
        return message;
    }

    static DomainException unauthorized() {
        return DomainException.forbidden("Unauthorized");
    }
}
