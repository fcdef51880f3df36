package io.lectern.common;

import java.time.Duration;

/** A rate or quota is used up; says when it is worth trying again. */
public class LimitReachedException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /** @param retryAfter zero when waiting does not help, as with a quota */
    public LimitReachedException(String message, Duration retryAfter) {
        super(FailureKind.LIMIT_REACHED, message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
