package io.lectern.conversation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing said. The row id is its place in the conversation; question and answer of one turn share the turn's uid, and
 * what a client only stores has a turn of its own. A question is stored with its
 * answer PENDING before a word of the answer leaves; it becomes DONE, or ERROR with the reason, exactly once.
 */
@Entity
@Table(name = "message")
public class Message {

    static final int TEXT_LIMIT = 1_000_000;
    private static final int FAILURE_LIMIT = 10_000;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ids")
    Long id;

    @Column(nullable = false, unique = true, updatable = false)
    UUID uid;

    @Column(name = "tenant_id", nullable = false, updatable = false)
    long tenantId;

    @Column(name = "conversation_id", nullable = false, updatable = false)
    long conversationId;

    @Column(name = "turn_uid", nullable = false, updatable = false)
    UUID turn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    Role role;

    @Column(nullable = false, updatable = false)
    String speaker;

    @Column(nullable = false)
    String text;

    @Column(nullable = false)
    String model;

    @Column(name = "source_refs", nullable = false)
    String references;

    @Column(name = "token_usage", nullable = false)
    String usage;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    MessageState state;

    @Column(nullable = false)
    String failure;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "answering_server", updatable = false)
    String answeringServer;

    protected Message() {}

    private Message(Conversation conversation, UUID turn, Role role, String text, MessageState state, Instant now) {
        this.uid = UUID.randomUUID();
        this.tenantId = conversation.tenantId;
        this.conversationId = conversation.id;
        this.turn = turn;
        this.role = role;
        this.speaker = "";
        this.text = start(text, TEXT_LIMIT);
        this.model = "";
        this.references = "";
        this.usage = "";
        this.state = state;
        this.failure = "";
        this.createdAt = now;
    }

    static Message opener(Conversation conversation, String text, Instant now) {
        return new Message(conversation, UUID.randomUUID(), Role.ASSISTANT, text, MessageState.DONE, now);
    }

    static Message question(Conversation conversation, UUID turn, String text, Instant now) {
        return new Message(conversation, turn, Role.USER, text, MessageState.DONE, now);
    }

    /** @param speaker the client's own word, kept beside the role it is read as */
    static Message said(Conversation conversation, String speaker, String text, Instant now) {
        Message message = new Message(conversation, UUID.randomUUID(), Role.of(speaker), text, MessageState.DONE, now);
        message.speaker = speaker;
        return message;
    }

    /** @param server the one that asks the model */
    static Message pendingAnswer(Conversation conversation, UUID turn, String server, Instant now) {
        Message answer = new Message(conversation, turn, Role.ASSISTANT, "", MessageState.PENDING, now);
        answer.answeringServer = server;
        return answer;
    }

    void finish(FinishedAnswer answer, Instant now) {
        text = start(answer.text(), TEXT_LIMIT);
        model = answer.model();
        references = ReferencesJson.write(answer.references(), TEXT_LIMIT);
        usage = TokenCountsJson.write(answer.usage());
        state = MessageState.DONE;
        createdAt = now;
    }

    /** @param soFar what the model had said until then */
    void fail(String soFar, String reason, Instant now) {
        text = start(soFar, TEXT_LIMIT);
        failure = start(reason, FAILURE_LIMIT);
        state = MessageState.ERROR;
        createdAt = now;
    }

    private static String start(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    public long id() {
        return id;
    }

    public UUID uid() {
        return uid;
    }

    /** The word of the client that said it; empty when the server itself stored it. */
    public String speaker() {
        return speaker;
    }

    public UUID turn() {
        return turn;
    }

    public Role role() {
        return role;
    }

    /** With marks {@code [ID:i]} that point into {@link #references()}. */
    public String text() {
        return text;
    }

    public String model() {
        return model;
    }

    public References references() {
        return ReferencesJson.read(references);
    }

    public TokenCounts usage() {
        return TokenCountsJson.read(usage);
    }

    public MessageState state() {
        return state;
    }

    /** Why the state is ERROR; empty otherwise. */
    public String failure() {
        return failure;
    }

    /** When it was said; of an answer, when it was complete. */
    public Instant createdAt() {
        return createdAt;
    }
}
