package io.lectern.api.admin;

import io.lectern.common.InvalidException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How entries of the audit trail are written into a file. */
enum AuditLines {
    /** What {@code verify-audit} reads; the entry's text is the very text that was hashed. */
    JSONL("application/x-ndjson") {
        @Override
        String head() {
            return "";
        }

        @Override
        String line(long seq, String previous, String hash, String entry) {
            return "{\"seq\":" + seq + ",\"previous\":\"" + previous + "\",\"hash\":\"" + hash + "\",\"entry\":" + entry
                    + "}\n";
        }
    },
    /** For a spreadsheet. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        String head() {
            return "seq," + String.join(",", COLUMNS) + ",hash\r\n";
        }

        @Override
        String line(long seq, String previous, String hash, String entry) {
            try (JsonReader reader = READERS.createReader(new StringReader(entry))) {
                JsonObject read = reader.readObject();
                List<String> cells = new ArrayList<>();
                cells.add(Long.toString(seq));
                COLUMNS.forEach(column -> cells.add(cell(read.get(column))));
                cells.add(hash);
                return String.join(",", cells) + "\r\n";
            }
        }
    };

    private static final List<String> COLUMNS = List.of(
            "id", "at", "tenant", "user", "address", "dialect", "action", "object", "right", "ids", "outcome", "status",
            "millis", "request", "changed", "shown");
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final String mediaType;

    AuditLines(String mediaType) {
        this.mediaType = mediaType;
    }

    static AuditLines of(String format) {
        return switch (format) {
            case "jsonl" -> JSONL;
            case "csv" -> CSV;
            default ->
                throw new InvalidException("format", "`format` is `" + format + "`; it may be `jsonl` or `csv`.");
        };
    }

    String mediaType() {
        return mediaType;
    }

    abstract String head();

    abstract String line(long seq, String previous, String hash, String entry);

    /** Quoted, and never a formula to the program that opens the file. */
    private static String cell(JsonValue value) {
        String text = value == null ? "" : value instanceof JsonString string ? string.getString() : value.toString();
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
