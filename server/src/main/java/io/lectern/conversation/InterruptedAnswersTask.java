package io.lectern.conversation;

import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** At start, ends the answers that this server was writing when it was killed: no model will go on with them. */
@ApplicationScoped
class InterruptedAnswersTask implements StartupTask {

    @Inject
    ConversationService conversations;

    @Override
    public int order() {
        return 31;
    }

    @Override
    public String name() {
        return "Interrupted answers";
    }

    @Override
    public void run() {
        conversations.failInterrupted();
    }
}
