package io.lectern.api.aibuilder;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** This dialect's ways of writing a moment (contract 1.6): milliseconds, RFC 1123 with two-digit days, and for chunks a plain one. */
final class Times {

    private static final DateTimeFormatter RFC_1123 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss", java.util.Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String date(Instant moment) {
        return RFC_1123.format(moment);
    }

    /** As chunks write it. */
    static String plain(Instant moment) {
        return PLAIN.format(moment);
    }

    static long millis(Instant moment) {
        return moment.toEpochMilli();
    }
}
