package io.lectern.gateway;

import io.lectern.common.DomainException;

/**
 * Hears a reply come in, piece by piece as the provider sends it. Called by one thread at a time, mostly the model's, so
 * nothing here may wait for long. After any number of pieces comes exactly one of {@link #done}, {@link #failed} and
 * {@link #abandoned}. The methods that hear pieces return false when nobody listens any more: the call is stopped then.
 */
public interface ReplyListener {

    boolean text(String piece);

    default boolean reasoning(String piece) {
        return true;
    }

    /** The first piece of a call has its id and name, each has some of the arguments. */
    default boolean tool(ToolCall piece) {
        return true;
    }

    void done(Reply reply);

    void failed(DomainException failure);

    /** The call was stopped because nobody listened. */
    default void abandoned() {}
}
