package io.lectern.completion;

import io.lectern.common.DomainException;
import io.lectern.conversation.Conversation;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.FinishedAnswer;
import io.lectern.conversation.Turn;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Stores the question before anybody hears of its answer, and how the answer ended before anybody hears of that, so that a
 * client that reads the conversation next finds both. The question is stored while the model thinks, by whoever comes
 * first: the thread that asked, or the one that brings the first token.
 */
final class StoredAnswer implements AnswerListener {

    private static final System.Logger LOG = System.getLogger(StoredAnswer.class.getName());

    private final ConversationService conversations;
    private final Conversation conversation;
    private final String question;
    private final Executor carrier;
    private final AnswerListener listener;
    private final UUID uid = UUID.randomUUID();
    private Turn turn;
    private boolean refused;

    StoredAnswer(
            ConversationService conversations,
            Conversation conversation,
            String question,
            Executor carrier,
            AnswerListener listener) {
        this.conversations = conversations;
        this.conversation = conversation;
        this.question = question;
        this.carrier = carrier;
        this.listener = listener;
    }

    void begin() {
        listener.started(uid);
    }

    /** Whether the question is a row; if it cannot be, the listener is told so once, and nothing else after it. */
    synchronized boolean store() {
        if (turn == null && !refused) {
            try {
                carrier.execute(() -> turn = conversations.ask(conversation, uid, question));
            } catch (RuntimeException e) {
                refused = true;
                LOG.log(System.Logger.Level.WARNING, "question of turn " + uid + " could not be stored", e);
                listener.failed(
                        e instanceof DomainException known
                                ? known
                                : DomainException.internal("The question could not be stored.", e),
                        "");
            }
        }
        return !refused;
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        return store() && listener.progress(soFar);
    }

    @Override
    public void done(Answer answer) {
        if (!store()) {
            return;
        }
        try {
            carrier.execute(() -> conversations.finish(
                    turn, new FinishedAnswer(answer.text(), answer.model(), answer.references(), answer.usage())));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "answer of turn " + uid + " could not be stored", e);
            listener.failed(DomainException.internal("The answer could not be stored.", e), answer.text());
            return;
        }
        listener.done(answer);
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        if (store()) {
            end(soFar, failure.getMessage());
            listener.failed(failure, soFar);
        }
    }

    @Override
    public void abandoned(String soFar) {
        if (!store()) {
            return;
        }
        end(soFar, "The client hung up before the answer was complete.");
        listener.abandoned(soFar);
    }

    private void end(String soFar, String reason) {
        try {
            carrier.execute(() -> conversations.fail(turn, soFar, reason));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "end of turn " + uid + " could not be stored", e);
        }
    }
}
