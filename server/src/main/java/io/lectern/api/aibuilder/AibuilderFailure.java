package io.lectern.api.aibuilder;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;

/** A failure whose code and text the contract fixes, because clients compare them. */
final class AibuilderFailure extends DomainException {

    static final int ARGUMENT = 101;
    static final int DATA = 102;

    private static final long serialVersionUID = 1L;

    private final int code;

    AibuilderFailure(int code, String message) {
        super(code == ARGUMENT ? FailureKind.INVALID : FailureKind.CONFLICT, message);
        this.code = code;
    }

    static AibuilderFailure data(String message) {
        return new AibuilderFailure(DATA, message);
    }

    static AibuilderFailure argument(String message) {
        return new AibuilderFailure(ARGUMENT, message);
    }

    int code() {
        return code;
    }
}
