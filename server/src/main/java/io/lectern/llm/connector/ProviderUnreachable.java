package io.lectern.llm.connector;

import java.io.IOException;

/** No connection, or one that broke. */
final class ProviderUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProviderUnreachable(IOException cause) {
        super(cause.toString(), cause);
    }
}
