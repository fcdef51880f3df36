package io.lectern.llm.connector;

/** An answer that is too long to be one of a model. */
final class UnreadableAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswer() {
        super("the answer is longer than any of a model");
    }
}
