package io.lectern.common;

import java.time.Duration;
import java.util.Optional;

/** A server we depend on (a model provider, the index) failed. */
public class UpstreamException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final String provider;
    private final int status;
    private final boolean retriable;

    /**
     * @param provider who failed, for people: "search index", a provider's name
     * @param status HTTP status, 0 when there was no answer at all
     * @param retriable whether the same call may succeed later
     */
    public UpstreamException(String provider, int status, boolean retriable, String message, Throwable cause) {
        super(
                status == 504 || status == 408 ? FailureKind.UPSTREAM_TIMEOUT : FailureKind.UPSTREAM_FAILED,
                message,
                cause);
        this.provider = provider;
        this.status = status;
        this.retriable = retriable;
    }

    public UpstreamException(String provider, int status, boolean retriable, String message) {
        this(provider, status, retriable, message, null);
    }

    public String provider() {
        return provider;
    }

    public int status() {
        return status;
    }

    public boolean retriable() {
        return retriable;
    }

    /** How long it asked to wait; empty when it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }
}
