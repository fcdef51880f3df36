package io.lectern.account;

/** How a user proves who they are, beside API keys, which everybody may have. */
public enum AuthKind {
    /** By API keys only. */
    KEY,
    /** By a name and a password that are kept here. */
    PASSWORD,
    /** By an identity provider. */
    PROVIDER
}
