package io.lectern.api.aibuilder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** This dialect's two ways of writing a moment (contract 1.6): milliseconds, and RFC 1123 with two-digit days. */
final class Times {

    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String date(Instant moment) {
        return RFC_1123.format(moment);
    }

    static long millis(Instant moment) {
        return moment.toEpochMilli();
    }
}
