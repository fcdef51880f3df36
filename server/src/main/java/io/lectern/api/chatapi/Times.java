package io.lectern.api.chatapi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments in UTC without a zone, to the microsecond: {@code 2024-10-09T17:31:17.123456}. */
final class Times {

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private Times() {}

    static String write(Instant moment) {
        return FORMAT.format(moment);
    }
}
