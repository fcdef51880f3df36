package io.lectern.parser;

/** Nobody reads our frames any more: the process has no reason to live on. */
class ServerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerGone(Throwable cause) {
        super("The server no longer listens", cause);
    }
}
