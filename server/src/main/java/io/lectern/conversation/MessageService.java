package io.lectern.conversation;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Single messages of conversations that the caller was given by {@link ConversationService}, and what is attached to them.
 */
@ApplicationScoped
@Transactional
public class MessageService {

    public static final int WORD_LIMIT = 255;

    @Inject
    ConversationRepository conversations;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Stores something that was said, without asking anybody for an answer.
     *
     * @param speaker the client's word, 1 to {@value #WORD_LIMIT} characters; {@link Role#of} reads it
     * @param text not blank, at most a million characters
     */
    public Message say(Conversation conversation, String speaker, String text) {
        requireWord("role", speaker);
        if (text.isBlank() || text.length() > Message.TEXT_LIMIT) {
            throw new InvalidException(
                    "content",
                    "`content` has " + text.length() + " characters; it must say something in 1 to "
                            + Message.TEXT_LIMIT + ".");
        }
        Message message = Message.said(conversation, speaker, text, clock.instant());
        conversations.save(message);
        conversations.find(caller.tenantId(), conversation.id()).ifPresent(current -> current.touch(clock.instant()));
        conversations.flush();
        return message;
    }

    /** A message of the tenant; whether the caller may see it is its conversation's to say. */
    public Optional<Message> find(UUID uid) {
        return conversations.message(caller.tenantId(), uid);
    }

    /** The live conversation of a message, if the caller sees it. */
    public Optional<Conversation> conversation(Message message) {
        return conversations.find(caller.sees(ObjectType.CONVERSATION), message.conversationId);
    }

    /** Whether its conversation is there and somebody else's. */
    public boolean isForeign(Message message) {
        return conversation(message).isEmpty()
                && conversations.find(caller.tenantId(), message.conversationId).isPresent();
    }

    /** Removes it and what is attached to it for good. */
    public void delete(Message message) {
        conversations.message(caller.tenantId(), message.id()).ifPresent(conversations::delete);
    }

    /** Type and path have 1 to {@value #WORD_LIMIT} characters each and are only kept, never followed. */
    public Attachment attach(Message message, String fileType, String filePath) {
        requireWord("file_type", fileType);
        requireWord("file_path", filePath);
        Attachment attachment = new Attachment(message, fileType, filePath, clock.instant());
        conversations.save(attachment);
        return attachment;
    }

    public List<Attachment> attachments(Message message) {
        return conversations.attachments(caller.tenantId(), message.id());
    }

    /** An attachment of the tenant; whether the caller may see it is its message's conversation's to say. */
    public Optional<Attachment> attachment(UUID uid) {
        return conversations.attachment(caller.tenantId(), uid);
    }

    /** The message it belongs to. */
    public Optional<Message> message(Attachment attachment) {
        return conversations.message(caller.tenantId(), attachment.messageId);
    }

    /** Removes the note; what its path names is left alone. */
    public void delete(Attachment attachment) {
        conversations.attachment(caller.tenantId(), attachment.uid()).ifPresent(conversations::delete);
    }

    private static void requireWord(String field, String word) {
        if (word.isBlank() || word.length() > WORD_LIMIT) {
            throw new InvalidException(
                    field,
                    "`" + field + "` has " + word.length() + " characters; it must have 1 to " + WORD_LIMIT + ".");
        }
    }
}
