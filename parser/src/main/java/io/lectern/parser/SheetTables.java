package io.lectern.parser;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells tables apart that stand side by side on a sheet: an empty column parts them where both sides have at least two
 * columns of their own. A lone column beside a gap, as in forms, belongs to what stands left of it.
 */
final class SheetTables {

    private static final int FEWEST_COLUMNS = 2;

    private SheetTables() {}

    /**
     * The tables in some rows, from left to right and below each other.
     *
     * @param rows cells by column, empty where nothing stands; rows may be of different length
     */
    static List<List<List<String>>> of(List<List<String>> rows) {
        List<Span> spans = spans(rows);
        if (spans.size() < 2) {
            return List.of(rows);
        }
        List<List<List<String>>> tables = new ArrayList<>();
        spans.forEach(span -> below(span, rows, tables));
        return tables;
    }

    /** Columns from and to, without the last. */
    private record Span(int from, int to) {

        List<String> of(List<String> row) {
            return new ArrayList<>(row.subList(Math.min(from, row.size()), Math.min(to, row.size())));
        }
    }

    private static List<Span> spans(List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < width) {
            int from = at;
            while (at < width && isUsed(rows, at)) {
                at++;
            }
            if (at > from) {
                add(spans, new Span(from, at));
            }
            at++;
        }
        return spans;
    }

    private static void add(List<Span> spans, Span next) {
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        boolean alone = next.to() - next.from() < FEWEST_COLUMNS;
        if (last != null && (alone || last.to() - last.from() < FEWEST_COLUMNS)) {
            spans.set(spans.size() - 1, new Span(last.from(), next.to()));
        } else {
            spans.add(next);
        }
    }

    private static boolean isUsed(List<List<String>> rows, int column) {
        return rows.stream()
                .anyMatch(row -> column < row.size() && !row.get(column).isBlank());
    }

    /** Beside a longer table an empty row ends the shorter one. */
    private static void below(Span span, List<List<String>> rows, List<List<List<String>>> tables) {
        List<List<String>> table = new ArrayList<>();
        for (List<String> row : rows) {
            List<String> cells = span.of(row);
            if (!cells.stream().allMatch(String::isBlank)) {
                table.add(cells);
            } else if (!table.isEmpty()) {
                tables.addAll(of(table));
                table = new ArrayList<>();
            }
        }
        if (!table.isEmpty()) {
            tables.addAll(of(table));
        }
    }
}
