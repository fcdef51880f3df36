package io.lectern.account;

/**
 * Who sees an object beside its owner and the administrators. Seeing a dataset or an assistant is using it with all that
 * is in it, as far as one's rights go; changing its settings, deleting or sharing it stays with owner and administrators.
 */
public enum Sharing {
    PRIVATE,
    /** The members of the groups that {@link GroupShare} rows name. */
    GROUP,
    /** Everybody in the tenant. */
    TEAM
}
