package io.lectern.ingest.chunker;

import java.util.ArrayList;
import java.util.List;

/** The columns of a table: their names and kinds of values, guessed from what stands in them. */
final class Columns {

    private final List<String> names;
    private final List<ColumnValues> values;
    private final boolean named;

    private Columns(List<String> names, List<ColumnValues> values, boolean named) {
        this.names = names;
        this.values = values;
        this.named = named;
    }

    /** @param rows all rows, at least one */
    static Columns of(List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<ColumnValues> values = new ArrayList<>();
        boolean named = rows.size() > 1;
        for (int i = 0; i < width; i++) {
            ColumnValues below = ColumnValues.of(column(rows.subList(Math.min(1, rows.size()), rows.size()), i));
            values.add(below);
            // a first row that holds a number or a date where all rows do is a row like the others
            named &= !(below.isTyped() && below.fits(cell(rows.get(0), i)));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String name = named ? cell(rows.get(0), i) : "";
            names.add(name.isEmpty() ? "Column " + (i + 1) : name);
        }
        return new Columns(names, values, named);
    }

    /** The index of the first row that is not the header. */
    int firstRow() {
        return named ? 1 : 0;
    }

    /** A row as lines {@code name: value}; empty cells are left out. */
    String fields(List<String> row) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (!row.get(i).isEmpty()) {
                lines.add(names.get(i) + ": " + values.get(i).written(row.get(i)));
            }
        }
        return String.join("\n", lines);
    }

    private static List<String> column(List<List<String>> rows, int at) {
        return rows.stream()
                .map(row -> cell(row, at))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static String cell(List<String> row, int at) {
        return at < row.size() ? row.get(at) : "";
    }
}
