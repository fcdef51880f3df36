package io.lectern.activity;

/** How a call of a model ended. Stored by name. */
public enum CallOutcome {
    DONE,
    FAILED,
    /** Nobody listened any more. */
    ABANDONED
}
