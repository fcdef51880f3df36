package io.lectern.llm;

import io.lectern.common.UpstreamException;
import java.time.Duration;
import java.util.Optional;

/** A provider refused because of its rate limit or quota, perhaps saying when to come back. */
public class RateLimitedException extends UpstreamException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final transient Duration retryAfter;

    public RateLimitedException(String provider, Duration retryAfter, String message, Throwable cause) {
        super(provider, TOO_MANY_REQUESTS, true, message, cause);
        this.retryAfter = retryAfter;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
