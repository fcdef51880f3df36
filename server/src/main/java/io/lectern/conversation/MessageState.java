package io.lectern.conversation;

/** PENDING while a model talks; DONE and ERROR are final. */
public enum MessageState {
    PENDING,
    DONE,
    ERROR
}
