package io.lectern.api.aibuilder;

import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import java.util.List;

/** How a failed answer is told inside a stream (contract 3.6.5). */
public record AnswerError(int code, String message, Text data) {

    private static final int FAILED = 500;

    /** What stands where the answer would. */
    public record Text(String answer, List<String> reference) {}

    static AnswerError of(DomainException failure) {
        String message = message(failure);
        return new AnswerError(FAILED, message, new Text(text(message), List.of()));
    }

    static String text(String reason) {
        return "**ERROR**: " + reason;
    }

    /** Clients know this one text with quotes around it. */
    private static String message(DomainException failure) {
        String message = failure.getMessage();
        return failure instanceof InvalidException && message.startsWith("Miss parameter: ")
                ? "'" + message + "'"
                : message;
    }
}
