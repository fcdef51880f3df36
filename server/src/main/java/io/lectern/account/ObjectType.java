package io.lectern.account;

/** What a right is about. Stored by name: a name stays once it was released. */
public enum ObjectType {
    DATASET,
    DOCUMENT,
    CHUNK,
    ASSISTANT,
    AGENT,
    /** Conversations, their messages and attachments; asking a question creates one. */
    CONVERSATION,
    /** Workspaces and projects. */
    WORKSPACE,
    /** Folders and the files in them. */
    FILE,
    /** Models, model groups and providers. */
    MODEL,
    /** Keys for model providers. */
    CREDENTIAL,
    MODERATION,
    TENANT,
    USER,
    GROUP,
    ROLE,
    API_KEY,
    /** The log that robots write. */
    LOG,
    AUDIT,
    USAGE,
    LICENCE
}
