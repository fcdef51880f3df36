package io.lectern.common;

/**
 * What went wrong, in the core's words. A dialect turns each kind into its own status and body with one switch without
 * a default, so that a new kind does not compile until every dialect has an answer for it.
 */
public enum FailureKind {
    /** No credential, or one nobody here issued. */
    UNAUTHENTICATED,
    /** The caller is known and may not do this. */
    FORBIDDEN,
    /** There is no such object, or the caller may not know that there is. */
    NOT_FOUND,
    /** An argument is missing, malformed or out of range. */
    INVALID,
    /** The object's state does not allow it now, or a name is taken. */
    CONFLICT,
    /** The request or file is larger than a limit. */
    TOO_LARGE,
    /** The media type cannot be read. */
    UNSUPPORTED_TYPE,
    /** The path exists, the method on it does not. */
    METHOD_NOT_ALLOWED,
    /** A rate, quota or licence limit is used up. */
    LIMIT_REACHED,
    /** A model provider or the index answered with a failure, or not understandably. */
    UPSTREAM_FAILED,
    /** A model provider or the index did not answer in time. */
    UPSTREAM_TIMEOUT,
    /** Our own fault; logged once with the request id. */
    INTERNAL
}
