package io.lectern.api.chatapi;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.common.NotFoundException;
import java.util.Optional;
import java.util.UUID;

/** Ids are dashed UUIDs. One in a path that is none names nothing; one in a body is a mistake of the client's. */
final class Ids {

    private Ids() {}

    static Optional<UUID> read(String text) {
        if (text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return Optional.of(UUID.fromString(text));
        }
        return Optional.empty();
    }

    static UUID inPath(String type, String text) {
        return read(text).orElseThrow(() -> new NotFoundException(type, text));
    }

    static UUID required(Body body, String key) {
        return optional(body, key).orElseThrow(() -> new InvalidException(key, "`" + key + "` is missing."));
    }

    static Optional<UUID> optional(Body body, String key) {
        return body.text(key)
                .map(text -> read(text)
                        .orElseThrow(
                                () -> new InvalidException(key, "`" + key + "` is " + text + "; it must be a UUID.")));
    }
}
