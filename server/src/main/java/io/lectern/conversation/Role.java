package io.lectern.conversation;

/** Who speaks. */
public enum Role {
    USER,
    ASSISTANT
}
