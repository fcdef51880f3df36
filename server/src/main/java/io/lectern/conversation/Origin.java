package io.lectern.conversation;

/** Through which dialect a conversation was begun. */
public enum Origin {
    AIBUILDER,
    CHAT_API
}
