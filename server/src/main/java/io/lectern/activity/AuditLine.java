package io.lectern.activity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An entry on its way to the database: what its row needs and its text.
 *
 * @param begun whether it only says that a call began; another one with the same id says how it ended
 */
record AuditLine(boolean begun, long tenantId, UUID uid, Instant at, String json) {

    private static final int PARTS = 5;

    static AuditLine of(AuditEntry entry) {
        return new AuditLine(
                entry.outcome() == Outcome.UNKNOWN, entry.actor().tenantId(), entry.uid(), entry.at(), entry.json());
    }

    /** One line of the journal, its end included; the text has no line break as JSON escapes them. */
    String journalled() {
        return (begun ? "B " : "E ") + tenantId + " " + uid + " " + at + " " + json + "\n";
    }

    /** Empty for a line that was cut off by the end of the process. */
    static Optional<AuditLine> read(String line) {
        String[] parts = line.split(" ", PARTS);
        if (parts.length < PARTS || !parts[PARTS - 1].endsWith("}")) {
            return Optional.empty();
        }
        return Optional.of(new AuditLine(
                parts[0].equals("B"),
                Long.parseLong(parts[1]),
                UUID.fromString(parts[2]),
                Instant.parse(parts[3]),
                parts[4]));
    }
}
