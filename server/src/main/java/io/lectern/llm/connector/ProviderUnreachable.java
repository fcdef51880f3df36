package io.lectern.llm.connector;

/** No connection, or one that broke. */
final class ProviderUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean waited;

    /** @param waited whether the address said nothing until the time was over, instead of refusing at once */
    ProviderUnreachable(Exception cause, boolean waited) {
        super(cause.toString(), cause);
        this.waited = waited;
    }

    boolean waited() {
        return waited;
    }
}
