package io.lectern.activity;

/** How a call ended. */
public enum Outcome {
    DONE,
    /** The caller was told no: not known, not allowed, not found, not valid, over a limit. */
    REFUSED,
    /** The server or one behind it failed. */
    FAILED,
    /** The server ended while the call ran: what it had to change may have been changed or not. */
    UNKNOWN
}
