package io.lectern.common;

import java.util.Optional;
import java.util.UUID;

/** Reads ids as clients write them: 32 hex digits, with dashes or without. */
public final class Uids {

    private Uids() {}

    /** Empty when the text is null or no id. */
    public static Optional<UUID> read(String text) {
        String hex = text == null ? "" : text.replace("-", "");
        return hex.matches("[0-9a-fA-F]{32}")
                ? Optional.of(new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16)))
                : Optional.empty();
    }
}
