package io.lectern.common;

/** An argument is missing, malformed or out of range; names the field as the core calls it. */
public class InvalidException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /** @param message a whole sentence: what the field was and what it may be */
    public InvalidException(String field, String message) {
        super(FailureKind.INVALID, message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
