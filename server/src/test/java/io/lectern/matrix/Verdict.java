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
    /** There is, and it is somebody else's: only the Chat API says so, and only within a tenant. */
    FOREIGN,
    /** Anything else: the matrix asked in a wrong way, or the server failed. */
    OTHER;

    /** Each dialect's own form is looked at, so a refusal in another dialect's form is {@link #OTHER}. */
    static Verdict of(String dialect, Answer answer) {
        return switch (dialect) {
            case "aibuilder" -> ofEnvelope(answer);
            case "chatapi" -> ofChatApi(answer);
            case "openai" -> ofOpenAi(answer);
            default -> refusedIn("{\"error\":\"", ofStatus(answer), answer);
        };
    }

    private static Verdict ofEnvelope(Answer answer) {
        if (answer.status() == 401) {
            return answer.body().startsWith("{\"code\":109,") ? UNKNOWN_CALLER : OTHER;
        }
        if (answer.status() != 200 || !answer.body().startsWith("{\"code\":")) {
            return ofStatus(answer) == ALLOWED ? ALLOWED : OTHER;
        }
        return switch (answer.json().getInt("code")) {
            case 0 -> ALLOWED;
            case 108 -> FORBIDDEN;
            case 102 -> HIDDEN;
            default -> OTHER;
        };
    }

    /** Its contract has 401 for three refusals; the sentence tells them apart. */
    private static Verdict ofChatApi(Answer answer) {
        if (answer.status() != 401) {
            Verdict verdict = ofStatus(answer);
            return verdict == FORBIDDEN ? OTHER : refusedIn("{\"error\":\"", verdict, answer);
        }
        String error = answer.json().getString("error", "");
        if (error.contains("Authorization header is missing") || error.contains("is not known here")) {
            return UNKNOWN_CALLER;
        }
        return error.equals("Unauthorized") ? FOREIGN : FORBIDDEN;
    }

    private static Verdict ofOpenAi(Answer answer) {
        return refusedIn("{\"error\":{\"", ofStatus(answer), answer);
    }

    private static Verdict refusedIn(String form, Verdict verdict, Answer answer) {
        return verdict == ALLOWED || answer.body().startsWith(form) ? verdict : OTHER;
    }

    private static Verdict ofStatus(Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 204 -> ALLOWED;
            case 401 -> UNKNOWN_CALLER;
            case 403 -> FORBIDDEN;
            case 404 -> HIDDEN;
            default -> OTHER;
        };
    }
}
