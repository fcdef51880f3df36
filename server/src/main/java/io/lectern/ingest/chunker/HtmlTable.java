package io.lectern.ingest.chunker;

import java.util.List;
import java.util.stream.Collectors;

/** A table as HTML, which some language models read better than bars: setting {@code html4excel}. */
final class HtmlTable {

    private HtmlTable() {}

    /** @param table rows as in a TABLE block, the header first */
    static String of(String table) {
        List<String> rows = table.lines().toList();
        return "<table>\n" + row(rows.get(0), "th") + "\n"
                + rows.subList(1, rows.size()).stream()
                        .map(row -> row(row) + "\n")
                        .collect(Collectors.joining())
                + "</table>";
    }

    static String row(String row) {
        return row(row, "td");
    }

    private static String row(String row, String cell) {
        return Rows.cells(row).stream()
                .map(text -> "<" + cell + ">" + escaped(text) + "</" + cell + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
