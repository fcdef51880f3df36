package io.lectern.dataset;

/** Where a document is on its way to being searchable. DONE, FAILED and CANCELLED stay until somebody starts it again. */
public enum RunState {
    UNSTARTED,
    RUNNING,
    CANCELLED,
    DONE,
    FAILED
}
