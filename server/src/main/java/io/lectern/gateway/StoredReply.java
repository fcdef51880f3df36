package io.lectern.gateway;

import io.lectern.common.DomainException;
import io.lectern.common.UpstreamException;
import io.lectern.completion.Ending;
import io.lectern.conversation.ConversationService;
import io.lectern.conversation.FinishedAnswer;
import io.lectern.conversation.References;
import io.lectern.conversation.Turn;
import io.lectern.llm.ContentFilteredException;
import java.util.concurrent.Executor;

/** Stores how a reply ended before anybody hears of it. */
final class StoredReply implements ReplyListener {

    private static final System.Logger LOG = System.getLogger(StoredReply.class.getName());

    private final ConversationService conversations;
    private final Turn turn;
    private final Executor carrier;
    private final ReplyListener listener;
    private final StringBuilder soFar = new StringBuilder();

    StoredReply(ConversationService conversations, Turn turn, Executor carrier, ReplyListener listener) {
        this.conversations = conversations;
        this.turn = turn;
        this.carrier = carrier;
        this.listener = listener;
    }

    @Override
    public boolean text(String piece) {
        soFar.append(piece);
        return listener.text(piece);
    }

    @Override
    public boolean reasoning(String piece) {
        return listener.reasoning(piece);
    }

    @Override
    public void done(Reply reply) {
        if (reply.text().isBlank()) {
            failed(nothing(reply));
            return;
        }
        try {
            carrier.execute(() -> conversations.finish(
                    turn, new FinishedAnswer(reply.text(), reply.model(), References.NONE, reply.usage())));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "answer of turn " + turn.uid() + " could not be stored", e);
            listener.failed(DomainException.internal("The answer could not be stored.", e));
            return;
        }
        listener.done(reply);
    }

    @Override
    public void failed(DomainException failure) {
        end(failure.getMessage());
        listener.failed(failure);
    }

    @Override
    public void abandoned() {
        end("The client hung up before the answer was complete.");
        listener.abandoned();
    }

    private static DomainException nothing(Reply reply) {
        return reply.ending() == Ending.FILTERED
                ? new ContentFilteredException(
                        reply.model(), "The content filter of the model refused this question or its answer.")
                : new UpstreamException(reply.model(), 502, true, "The model gave no answer at all. Ask again.");
    }

    private void end(String reason) {
        try {
            carrier.execute(() -> conversations.fail(turn, soFar.toString(), reason));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "end of turn " + turn.uid() + " could not be stored", e);
        }
    }
}
