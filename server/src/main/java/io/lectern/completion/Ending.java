package io.lectern.completion;

/** Why a model stopped. */
public enum Ending {
    /** It had said all. */
    STOP,
    /** It reached the most tokens it may write. */
    LENGTH,
    /** It wants tools to be called. */
    TOOL_CALLS,
    /** Its provider's filter stopped it. */
    FILTERED
}
