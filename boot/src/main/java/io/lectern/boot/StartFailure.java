package io.lectern.boot;

/** A reason not to start, as one sentence for the person at the terminal; never printed with a stack trace. */
final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    StartFailure(String sentence) {
        super(sentence);
    }
}
