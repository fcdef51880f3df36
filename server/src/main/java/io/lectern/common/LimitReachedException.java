package io.lectern.common;

import java.time.Duration;

/** A rate or quota is used up; says when to come back. Dialects send it as {@code Retry-After} where HTTP lets them. */
public class LimitReachedException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    /** @param retryAfter how long to wait until the same call may succeed; zero when waiting does not help, as with a quota */
    public LimitReachedException(String message, Duration retryAfter) {
        super(FailureKind.LIMIT_REACHED, message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
