package io.lectern.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.tika.exception.TikaException;

/** Reads comma, semicolon, tab or bar separated values row by row; the separator is the one most even over the first lines. */
class CsvReader {

    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int LOOK_AHEAD = 1 << 15;

    private final TableRows rows;

    CsvReader(BlockSink sink) {
        this.rows = new TableRows(sink);
    }

    void read(Path file) throws IOException, TikaException {
        try (BufferedReader reader = new BufferedReader(TextReader.open(file), LOOK_AHEAD)) {
            read(reader, format(separator(reader)).setQuote('"').get());
        }
    }

    /** Plain text: quotation marks are just that. */
    void readTabbed(Path file) throws IOException, TikaException {
        try (BufferedReader reader = new BufferedReader(TextReader.open(file), LOOK_AHEAD)) {
            read(reader, format('\t').setQuote(null).get());
        }
    }

    private void read(Reader reader, CSVFormat format) throws IOException {
        try (CSVParser values = format.parse(reader)) {
            rows.begin(0);
            for (CSVRecord row : values) {
                rows.startRow();
                for (String value : row) {
                    rows.startCell();
                    rows.characters(value.toCharArray(), 0, value.length());
                }
                rows.endRow();
            }
            rows.end();
        } catch (UncheckedIOException e) {
            throw new IOException("The rows break off: " + e.getMessage(), e);
        }
    }

    private static CSVFormat.Builder format(char separator) {
        return CSVFormat.Builder.create()
                .setDelimiter(separator)
                .setLenientEof(true)
                .setTrailingData(true)
                .setIgnoreEmptyLines(false);
    }

    private static char separator(Reader reader) throws IOException {
        char[] head = new char[LOOK_AHEAD / 2];
        reader.mark(LOOK_AHEAD);
        int length = Math.max(0, reader.read(head));
        reader.reset();
        String[] lines = new String(head, 0, length).split("\\R");
        char best = ',';
        long bestScore = 0;
        for (char separator : SEPARATORS) {
            long score = score(lines, separator);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    /** Most separators on the line that has fewest; ties are broken by how many there are in all. */
    private static long score(String[] lines, char separator) {
        long fewest = Long.MAX_VALUE;
        long all = 0;
        // the last line may have been cut off by the look-ahead
        for (int i = 0; i < Math.max(1, Math.min(lines.length - 1, 50)); i++) {
            if (!lines[i].isBlank()) {
                long count = lines[i].chars().filter(c -> c == separator).count();
                fewest = Math.min(fewest, count);
                all += count;
            }
        }
        return (fewest == Long.MAX_VALUE ? 0 : fewest) * 1_000_000 + all;
    }
}
