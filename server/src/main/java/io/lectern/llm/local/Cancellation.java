package io.lectern.llm.local;

import dev.langchain4j.model.chat.response.StreamingHandle;

/** Lets whoever listens to an answer stop it. */
final class Cancellation implements StreamingHandle {

    private volatile boolean cancelled;

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
