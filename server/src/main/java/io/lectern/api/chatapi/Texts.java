package io.lectern.api.chatapi;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;

/** Texts that a body must have. */
final class Texts {

    private Texts() {}

    /** Trimmed of nothing; refused when absent or blank. The longest is the core's to check. */
    static String required(Body body, String key) {
        return body.text(key)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidException(key, "`" + key + "` is missing or blank."));
    }
}
