package io.lectern.ingest.chunker;

import java.util.ArrayList;
import java.util.List;

/** Reads the text form of a table back into cells. */
final class Rows {

    private Rows() {}

    /** The cells of one row of a TABLE block; empty cells at its end may be missing. */
    static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '\\' && i + 1 < row.length() && row.charAt(i + 1) == '|') {
                cell.append('|');
                i++;
            } else if (c == '|' && bordered(row, i)) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static boolean bordered(String row, int at) {
        return (at == 0 || row.charAt(at - 1) == ' ') && (at + 1 == row.length() || row.charAt(at + 1) == ' ');
    }
}
