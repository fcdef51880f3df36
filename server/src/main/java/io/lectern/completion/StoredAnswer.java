package io.lectern.completion;

import io.lectern.common.DomainException;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.FinishedAnswer;
import io.lectern.conversation.Turn;
import java.util.concurrent.Executor;

/**
 * Stores how an answer ended before anybody hears of it, so that a client that reads the conversation next finds it.
 */
final class StoredAnswer implements AnswerListener {

    private static final System.Logger LOG = System.getLogger(StoredAnswer.class.getName());

    private final ConversationService conversations;
    private final Turn turn;
    private final Executor carrier;
    private final AnswerListener listener;

    StoredAnswer(ConversationService conversations, Turn turn, Executor carrier, AnswerListener listener) {
        this.conversations = conversations;
        this.turn = turn;
        this.carrier = carrier;
        this.listener = listener;
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        return listener.progress(soFar);
    }

    @Override
    public void done(Answer answer) {
        try {
            carrier.execute(() -> conversations.finish(
                    turn, new FinishedAnswer(answer.text(), answer.model(), answer.references(), answer.usage())));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "answer of turn " + turn.uid() + " could not be stored", e);
            listener.failed(DomainException.internal("The answer could not be stored.", e), answer.text());
            return;
        }
        listener.done(answer);
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        end(soFar, failure.getMessage());
        listener.failed(failure, soFar);
    }

    @Override
    public void abandoned(String soFar) {
        end(soFar, "The client hung up before the answer was complete.");
        listener.abandoned(soFar);
    }

    private void end(String soFar, String reason) {
        try {
            carrier.execute(() -> conversations.fail(turn, soFar, reason));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "end of turn " + turn.uid() + " could not be stored", e);
        }
    }
}
