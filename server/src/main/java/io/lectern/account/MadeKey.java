package io.lectern.account;

/**
 * A key that was made now.
 *
 * @param text the key itself, which nobody can show again
 */
public record MadeKey(ApiKey key, String text) {}
