package io.lectern.matrix;

import io.lectern.harness.Lectern.Answer;

/** What a caller was told, in no dialect's words. */
enum Verdict {
    ALLOWED,
    /** Who are you? */
    UNKNOWN_CALLER,
    /** You have not the right to do this to any object of the type. */
    FORBIDDEN,
    /** There is no such object. */
    HIDDEN,
    /** Anything else: the matrix asked in a wrong way, or the server failed. */
    OTHER;

    static Verdict of(String dialect, Answer answer) {
        return switch (dialect) {
            // everything below /api/v1 that answers with AIBuilder's envelope
            case "aibuilder" -> ofEnvelope(answer);
            // a foreign object and a missing key look alike there, by contract
            case "chatapi" -> ofStatus(answer, 401);
            default -> ofStatus(answer, 404);
        };
    }

    private static Verdict ofEnvelope(Answer answer) {
        if (answer.status() == 401) {
            return UNKNOWN_CALLER;
        }
        if (answer.status() != 200 || !answer.body().startsWith("{\"code\":")) {
            return ofStatus(answer, 404);
        }
        return switch (answer.json().getInt("code")) {
            case 0 -> ALLOWED;
            case 109 -> UNKNOWN_CALLER;
            case 108 -> FORBIDDEN;
            case 102 -> HIDDEN;
            default -> OTHER;
        };
    }

    private static Verdict ofStatus(Answer answer, int hidden) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return ALLOWED;
        }
        if (status == hidden || status == 404) {
            return HIDDEN;
        }
        return switch (status) {
            case 401 -> UNKNOWN_CALLER;
            case 403 -> FORBIDDEN;
            default -> OTHER;
        };
    }
}
