package io.lectern.parser;

/** Reading ended with a reason we know. Unchecked, because it has to pass through the callbacks of several libraries. */
class ReadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    ReadFailure(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    FailureReason reason() {
        return reason;
    }
}
