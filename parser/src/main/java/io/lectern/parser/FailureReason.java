package io.lectern.parser;

/** Why a file could not be read. The first group is found by the parser process, the second by the server watching it. */
public enum FailureReason {
    /** A password is needed. */
    ENCRYPTED,
    /** The file does not keep to its format. */
    DAMAGED,
    /** No reader for this kind of file. */
    UNSUPPORTED,
    /** Readable, but without any text. */
    EMPTY,
    /** A limit on size, nesting or compression was passed. */
    TOO_LARGE,

    /** A time limit was passed; the process was ended. */
    TIMEOUT,
    /** The process needed more memory than it may have. */
    OUT_OF_MEMORY,
    /** The process ended by itself. */
    CRASHED,
    /** The caller asked to stop. */
    CANCELLED
}
