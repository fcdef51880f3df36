package io.lectern.parser;

import io.lectern.parser.TextBlock.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects rows and sends them as TABLE blocks: empty rows separate tables, on a sheet empty columns too
 * ({@link SheetTables}), empty outer columns are dropped, a table of one column or one row is a paragraph per row. A long
 * table is sent in slices that repeat its header row.
 */
class TableRows {

    private static final int SLICE_ROWS = 200;
    private static final int SLICE_CHARACTERS = 20_000;
    private static final int LONGEST_HEADER = 2_000;

    private final BlockSink sink;
    private final StringBuilder cell = new StringBuilder();
    private List<List<String>> rows = new ArrayList<>();
    private List<String> row;
    private List<String> header;
    private int page;
    private boolean sheet;
    private int characters;
    private boolean spaceDue;

    TableRows(BlockSink sink) {
        this.sink = sink;
    }

    void begin(int atPage) {
        begin(atPage, false);
    }

    /** @param isSheet whether these are the cells of a spreadsheet, which may hold several tables */
    void begin(int atPage, boolean isSheet) {
        page = atPage;
        sheet = isSheet;
        restart();
    }

    void startRow() {
        if (row != null) {
            endRow();
        }
        row = new ArrayList<>();
    }

    void startCell() {
        endCell();
        if (row == null) {
            row = new ArrayList<>();
        }
        row.add("");
    }

    void space() {
        spaceDue = true;
    }

    void characters(char[] chars, int from, int length) {
        for (int i = from; i < from + length; i++) {
            char c = chars[i];
            if (Character.isWhitespace(c)) {
                spaceDue = true;
                continue;
            }
            if (spaceDue && cell.length() > 0) {
                cell.append(' ');
            }
            spaceDue = false;
            cell.append(c);
        }
    }

    private void endCell() {
        spaceDue = false;
        if (cell.length() == 0) {
            return;
        }
        String text = CleanText.of(cell.toString()).strip().replace("|", "\\|");
        cell.setLength(0);
        characters += text.length();
        if (row == null) {
            row = new ArrayList<>();
        }
        if (row.isEmpty()) {
            row.add(text);
        } else {
            row.set(row.size() - 1, text);
        }
    }

    void endRow() {
        endCell();
        List<String> ended = row;
        row = null;
        if (ended == null) {
            return;
        }
        if (ended.stream().allMatch(String::isBlank)) {
            gap();
            return;
        }
        rows.add(ended);
        if (rows.size() >= SLICE_ROWS || characters > SLICE_CHARACTERS) {
            List<String> first = header == null ? rows.get(0) : header;
            send();
            header = first;
        }
    }

    /** An empty row: what follows is another table. */
    void gap() {
        endRow();
        send();
        restart();
    }

    void end() {
        gap();
    }

    /** Sends what has come so far as paragraphs: this was never a table. */
    void dissolve() {
        endRow();
        paragraphs(rows);
        restart();
    }

    private void restart() {
        rows = new ArrayList<>();
        row = null;
        header = null;
        characters = 0;
        cell.setLength(0);
    }

    private void send() {
        List<List<String>> ready = rows;
        rows = new ArrayList<>();
        characters = 0;
        if (ready.isEmpty()) {
            return;
        }
        boolean continued = header != null;
        if (continued && String.join("", header).length() <= LONGEST_HEADER) {
            ready.add(0, header);
        }
        for (List<List<String>> table : sheet ? SheetTables.of(ready) : List.of(ready)) {
            // of tables side by side one may have ended in an earlier slice
            if (!continued || table.size() > 1 || !sheet) {
                send(table);
            }
        }
    }

    private void send(List<List<String>> ready) {
        trimColumns(ready);
        int width = ready.stream().mapToInt(List::size).max().orElse(0);
        if (width < 2 || ready.size() < 2) {
            paragraphs(ready);
            return;
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : ready) {
            text.append(String.join(" | ", line).stripTrailing()).append('\n');
        }
        sink.block(Kind.TABLE, 0, page, text.toString());
    }

    private void paragraphs(List<List<String>> lines) {
        for (List<String> line : lines) {
            sink.block(
                    Kind.PARAGRAPH,
                    0,
                    page,
                    String.join(" | ", line.stream().filter(c -> !c.isBlank()).toList())
                            .replace("\\|", "|"));
        }
    }

    /** Drops columns on the left that are empty in every row, and empty cells at the end of rows. */
    private static void trimColumns(List<List<String>> lines) {
        int lead = lines.stream().mapToInt(TableRows::leading).min().orElse(0);
        lines.replaceAll(line -> {
            int last = line.size();
            while (last > lead && line.get(last - 1).isBlank()) {
                last--;
            }
            return new ArrayList<>(line.subList(Math.min(lead, last), last));
        });
    }

    private static int leading(List<String> line) {
        int at = 0;
        while (at < line.size() && line.get(at).isBlank()) {
            at++;
        }
        return at;
    }
}
