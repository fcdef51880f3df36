package io.lectern.common;

import jakarta.ejb.ApplicationException;

/**
 * The one family of failures of the core. The message is a sentence a person can act on and may be shown to the caller;
 * it holds no secret and no stack trace. Rolls the current transaction back.
 */
@ApplicationException(rollback = true)
public class DomainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureKind kind;

    public DomainException(FailureKind kind, String message) {
        this(kind, message, null);
    }

    public DomainException(FailureKind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public FailureKind kind() {
        return kind;
    }

    public static DomainException forbidden(String message) {
        return new DomainException(FailureKind.FORBIDDEN, message);
    }

    public static DomainException conflict(String message) {
        return new DomainException(FailureKind.CONFLICT, message);
    }

    public static DomainException unauthenticated(String message) {
        return new DomainException(FailureKind.UNAUTHENTICATED, message);
    }

    public static DomainException internal(String message, Throwable cause) {
        return new DomainException(FailureKind.INTERNAL, message, cause);
    }
}
