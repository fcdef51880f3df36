package io.lectern.ingest.parser;

import io.lectern.parser.FailureReason;

/** A document that gave no text. The message is a sentence its owner can act on. Checked: every caller has to end a job. */
public class ParseFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final FailureReason reason;

    public ParseFailure(FailureReason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public FailureReason reason() {
        return reason;
    }
}
