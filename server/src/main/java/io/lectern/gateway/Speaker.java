package io.lectern.gateway;

/** Who speaks in a call. */
public enum Speaker {
    SYSTEM,
    USER,
    ASSISTANT,
    /** A tool that the assistant called; its text is the result. */
    TOOL
}
