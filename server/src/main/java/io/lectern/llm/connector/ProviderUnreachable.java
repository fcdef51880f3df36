package io.lectern.llm.connector;

/** No connection, or one that broke. */
final class ProviderUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderUnreachable(Exception cause) {
        super(cause.toString(), cause);
    }
}
