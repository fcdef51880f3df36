package io.lectern.llm.connector;

/** A stream that ended before the provider said that it was complete, or that was no stream at all. */
final class BrokenStream extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean begun;

    BrokenStream(boolean begun) {
        super(begun ? "the stream broke off" : "the answer is not an event stream");
        this.begun = begun;
    }

    boolean begun() {
        return begun;
    }
}
