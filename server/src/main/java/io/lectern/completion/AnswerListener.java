package io.lectern.completion;

import io.lectern.common.DomainException;
import java.util.UUID;

/**
 * Hears an answer come in. Called by one thread at a time, mostly the model's, so nothing here may wait for long. After
 * {@link #started} come any number of {@link #progress} and then exactly one of the other three.
 */
public interface AnswerListener {

    /** The question is stored under this turn before {@link #progress} is called; not called for answers that are not stored. */
    default void started(UUID turn) {}

    /** @return false when nobody listens any more: the model call is stopped */
    boolean progress(AnswerSoFar soFar);

    void done(Answer answer);

    /** @param soFar what had been said until then */
    void failed(DomainException failure, String soFar);

    /** {@link #progress} said that nobody listens, and the model call was stopped. */
    default void abandoned(String soFar) {}
}
