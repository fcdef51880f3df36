package io.lectern.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Conversations for tests of other packages. */
public final class MessageFixture {

    private final Conversation conversation = new Conversation(
            1,
            2,
            new NewConversation(Origin.AIBUILDER, Optional.of(3L), "Leave", "", Optional.of("Hello!")),
            Instant.EPOCH);
    private final List<Message> messages = new ArrayList<>();

    public MessageFixture() {
        conversation.id = 4L;
        messages.add(Message.opener(conversation, "Hello!", Instant.EPOCH));
    }

    public MessageFixture turn(String question, String answer) {
        Message pending = pending(question);
        pending.finish(new FinishedAnswer(answer, "scripted", References.NONE, TokenCounts.NONE), Instant.EPOCH);
        return this;
    }

    public MessageFixture said(String speaker, String text) {
        messages.add(Message.said(conversation, speaker, text, Instant.EPOCH));
        return this;
    }

    public MessageFixture failedTurn(String question, String reason) {
        pending(question).fail("half", reason, Instant.EPOCH);
        return this;
    }

    public MessageFixture pendingTurn(String question) {
        pending(question);
        return this;
    }

    public Conversation conversation() {
        return conversation;
    }

    public List<Message> messages() {
        return List.copyOf(messages);
    }

    private Message pending(String question) {
        UUID turn = UUID.randomUUID();
        messages.add(Message.question(conversation, turn, question, Instant.EPOCH));
        Message answer = Message.pendingAnswer(conversation, turn, "server", Instant.EPOCH);
        messages.add(answer);
        return answer;
    }
}
