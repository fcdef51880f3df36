package io.lectern.conversation;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.account.Visibility;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import io.lectern.common.PageRequest;
import io.lectern.common.ServerId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The caller's conversations, for administrators the tenant's, and what is said in them. {@link #ask}, {@link #finish} and {@link #fail} need no
 * caller: they begin and end a {@link Turn} from a model's thread too.
 */
@ApplicationScoped
@Transactional
public class ConversationService {

    public static final int TITLE_LIMIT = 255;

    @Inject
    ConversationRepository conversations;

    @Inject
    ServerId server;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Begins a conversation with its opener.
     *
     * @throws InvalidException title or external user longer than {@value #TITLE_LIMIT} characters, or an empty title
     */
    public Conversation begin(NewConversation command) {
        return beginFor(caller.userId(), command);
    }

    /**
     * The same for another user of the caller's tenant, whom the dialect has looked up.
     *
     * @throws DomainException FORBIDDEN with a key for one assistant, when the conversation is with none
     */
    public Conversation beginFor(long user, NewConversation command) {
        if (caller.identity().assistant().isPresent() && command.assistantId().isEmpty()) {
            throw DomainException.forbidden("This key is for one assistant and begins conversations with that only.");
        }
        requireTitle(command.title());
        requireUser(command.externalUser());
        Conversation conversation = new Conversation(caller.tenantId(), user, command, clock.instant());
        conversations.save(conversation);
        conversations.flush();
        command.opener().ifPresent(text -> conversations.save(Message.opener(conversation, text, clock.instant())));
        return conversation;
    }

    public Optional<Conversation> find(long assistantId, UUID uid) {
        return conversations.find(seen(), assistantId, uid);
    }

    /** Whoever answers in it, also when the assistant was deleted. */
    public Optional<Conversation> find(UUID uid) {
        return conversations.find(seen(), uid);
    }

    /** Whether it is there and somebody else's: for dialects that tell this from absence within a tenant. */
    public boolean isForeign(UUID uid) {
        return find(uid).isEmpty() && conversations.exists(caller.tenantId(), uid);
    }

    /** Those that the caller began, in whichever dialect, the last changed first. */
    public List<Conversation> mine() {
        return conversations.everyOne(caller.made(ObjectType.CONVERSATION));
    }

    public List<Conversation> list(long assistantId, ConversationFilter filter, PageRequest page) {
        return conversations.list(seen(), assistantId, filter, page);
    }

    /** Those that the caller began. */
    public List<UUID> all(long assistantId) {
        return conversations.all(caller.made(ObjectType.CONVERSATION), assistantId);
    }

    /**
     * Changes what is given and leaves the rest.
     *
     * @throws NotFoundException when the assistant has no such conversation
     * @throws InvalidException as {@link #begin}
     */
    public void change(long assistantId, UUID uid, Optional<String> title, Optional<String> externalUser) {
        Conversation conversation = owned(assistantId, uid);
        title.ifPresent(text -> {
            requireTitle(text);
            conversation.rename(text, clock.instant());
        });
        externalUser.ifPresent(text -> {
            requireUser(text);
            conversation.belongTo(text, clock.instant());
        });
    }

    /** @throws NotFoundException when the assistant has no such conversation */
    public void delete(long assistantId, UUID uid) {
        owned(assistantId, uid).delete(clock.instant());
    }

    /** Takes a conversation that the caller was given out of reach. */
    public void delete(Conversation conversation) {
        conversations.find(seen(), conversation.id()).ifPresent(found -> found.delete(clock.instant()));
    }

    /** All messages of a conversation, in order. */
    public List<Message> messages(Conversation conversation) {
        return conversations.messages(caller.tenantId(), List.of(conversation.id()));
    }

    /** All messages of several conversations by row id; one without messages is not in the map. */
    public Map<Long, List<Message>> messages(Collection<Conversation> several) {
        List<Long> ids = several.stream().map(Conversation::id).toList();
        return conversations.messages(caller.tenantId(), ids).stream()
                .collect(Collectors.groupingBy(message -> message.conversationId));
    }

    /** @throws InvalidException the question has more than a million characters */
    public static void requireQuestion(String question) {
        if (question.length() > Message.TEXT_LIMIT) {
            throw new InvalidException(
                    "question",
                    "`question` has " + question.length() + " characters; at most " + Message.TEXT_LIMIT
                            + " are read.");
        }
    }

    /**
     * Stores a question and a PENDING answer. Needs no caller: the conversation was found for one.
     *
     * @param turn uid of both
     * @throws InvalidException as {@link #requireQuestion}
     * @throws NotFoundException the conversation was deleted meanwhile
     */
    public Turn ask(Conversation conversation, UUID turn, String question) {
        requireQuestion(question);
        Conversation current = conversations
                .find(conversation.tenantId, conversation.id())
                .orElseThrow(() ->
                        new NotFoundException("session", conversation.uid().toString()));
        current.touch(clock.instant());
        conversations.save(Message.question(current, turn, question, clock.instant()));
        Message answer = Message.pendingAnswer(current, turn, server.value(), clock.instant());
        conversations.save(answer);
        conversations.flush();
        return new Turn(turn, current.tenantId, current.id(), answer.id());
    }

    /**
     * Stores a PENDING answer to what was said before.
     *
     * @throws NotFoundException the conversation was deleted meanwhile
     */
    public Turn expect(Conversation conversation) {
        Conversation current = conversations
                .find(caller.tenantId(), conversation.id())
                .orElseThrow(() ->
                        new NotFoundException("conversation", conversation.uid().toString()));
        UUID turn = UUID.randomUUID();
        Message answer = Message.pendingAnswer(current, turn, server.value(), clock.instant());
        conversations.save(answer);
        conversations.flush();
        return new Turn(turn, current.tenantId, current.id(), answer.id());
    }

    /** Makes the pending answer DONE; does nothing when it has ended already. */
    public void finish(Turn turn, FinishedAnswer answer) {
        pending(turn).ifPresent(message -> message.finish(answer, clock.instant()));
        conversations.find(turn.tenantId(), turn.conversationId()).ifPresent(found -> found.touch(clock.instant()));
    }

    /**
     * Makes the pending answer ERROR; does nothing when it has ended already.
     *
     * @param soFar what the model had said until then
     * @param reason a sentence a person can act on
     */
    public void fail(Turn turn, String soFar, String reason) {
        pending(turn).ifPresent(message -> message.fail(soFar, reason, clock.instant()));
    }

    /** Ends what an earlier process of this server left PENDING. */
    void failInterrupted() {
        conversations
                .pendingOf(server.value())
                .forEach(message -> message.fail(
                        message.text(), "The server ended before the answer was complete.", clock.instant()));
    }

    private Visibility seen() {
        return caller.sees(ObjectType.CONVERSATION);
    }

    private Optional<Message> pending(Turn turn) {
        return conversations
                .message(turn.tenantId(), turn.answerId())
                .filter(message -> message.state() == MessageState.PENDING);
    }

    private Conversation owned(long assistantId, UUID uid) {
        return find(assistantId, uid).orElseThrow(() -> new NotFoundException("session", uid.toString()));
    }

    private static void requireTitle(String title) {
        if (title.isBlank() || title.length() > TITLE_LIMIT) {
            throw new InvalidException(
                    "name",
                    "A conversation's name has 1 to " + TITLE_LIMIT + " characters, this one has " + title.length()
                            + ".");
        }
    }

    private static void requireUser(String user) {
        if (user.length() > TITLE_LIMIT) {
            throw new InvalidException("user_id", "`user_id` has more than " + TITLE_LIMIT + " characters.");
        }
    }
}
