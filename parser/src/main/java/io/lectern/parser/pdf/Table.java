package io.lectern.parser.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds consecutive lines whose runs stand below each other, and writes them as rows of cells. */
final class Table {

    private static final int WIDEST = 60;
    private static final Pattern NUMBER = Pattern.compile("[(\\[<>≤≥~±+−–-]*\\d[\\d.,:/%]*[)\\]%*†‡]*");

    private static final Pattern LEADER = Pattern.compile("(?:\\. ?){5,}|…{2,}");

    private Table() {}

    /** Where the table that begins at {@code from} ends (exclusive); {@code from} itself when there is none. */
    static int end(List<Line> lines, int from) {
        int last = from;
        int rows = 0;
        int cells = 0;
        for (int i = from; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (i > from && apart(lines.get(i - 1), line)) {
                break;
            }
            if (line.runs().size() > 1) {
                rows++;
                cells = Math.max(cells, line.runs().size());
                last = i + 1;
            } else if (i - last >= 2 || i == from) {
                break;
            }
        }
        boolean enough = rows >= 3 || rows == 2 && cells >= 3;
        return enough
                        && !isContents(lines.subList(from, last))
                        && columns(lines.subList(from, last)).isPresent()
                ? last
                : from;
    }

    /** Titles with leaders to their page numbers stand in columns, too. */
    private static boolean isContents(List<Line> lines) {
        long led = lines.stream()
                .filter(line -> line.runs().stream()
                        .anyMatch(run -> LEADER.matcher(run.text()).find()))
                .count();
        return led * 2 >= lines.size();
    }

    private static boolean apart(Line above, Line below) {
        return below.baseline() - above.baseline() > 3.5f * Math.max(above.size(), below.size());
    }

    /**
     * Left and right edge of each column, when the lines have at least two in common. A heading over several columns does
     * not make them one.
     */
    private static Optional<List<float[]>> columns(List<Line> lines) {
        List<List<Run>> rows = lines.stream()
                .filter(line -> line.runs().size() > 1)
                .map(Table::cells)
                .toList();
        List<Run> cells = rows.stream()
                .flatMap(List::stream)
                .filter(cell -> rows.stream().noneMatch(row -> spans(cell, row)))
                .sorted((a, b) -> Float.compare(a.left(), b.left()))
                .toList();
        List<float[]> columns = new ArrayList<>();
        for (Run cell : cells) {
            float[] open = columns.isEmpty() ? null : columns.get(columns.size() - 1);
            if (open != null && cell.left() <= open[1] + 0.3f * cell.size()) {
                open[1] = Math.max(open[1], cell.right());
            } else {
                columns.add(new float[] {cell.left(), cell.right()});
            }
        }
        long full = lines.stream().filter(line -> line.runs().size() > 1).count();
        long aligned = columns.stream()
                .filter(column -> cells.stream()
                                .filter(c -> c.left() >= column[0] && c.right() <= column[1])
                                .count()
                        >= Math.max(2, full / 3))
                .count();
        return aligned >= 2 && columns.size() <= WIDEST ? Optional.of(columns) : Optional.empty();
    }

    /** The runs of a line, and numbers that stand too close to be runs of their own. */
    private static List<Run> cells(Line line) {
        return line.runs().stream()
                .flatMap(run -> run.cut(gap -> betweenNumbers(run.text(), gap.at())).stream())
                .toList();
    }

    private static boolean betweenNumbers(String text, int at) {
        String before = text.substring(text.lastIndexOf(' ', at - 1) + 1, at);
        int end = text.indexOf(' ', at + 1);
        String after = text.substring(at + 1, end < 0 ? text.length() : end);
        return NUMBER.matcher(before).matches() && NUMBER.matcher(after).matches();
    }

    private static boolean spans(Run cell, List<Run> row) {
        return row.stream()
                        .filter(other -> other.left() < cell.right() && other.right() > cell.left())
                        .count()
                > 1;
    }

    static String text(List<Line> lines) {
        List<float[]> columns = columns(lines).orElseThrow();
        List<String[]> rows = new ArrayList<>();
        Line above = null;
        for (Line line : lines) {
            String[] row = row(line, columns);
            if (above != null && goesOn(row, line, above) && rows.get(rows.size() - 1).length == row.length) {
                append(rows.get(rows.size() - 1), row);
            } else {
                rows.add(row);
            }
            above = line;
        }
        return rows.stream()
                .map(row -> Arrays.stream(row)
                        .map(cell -> RightToLeft.logical(cell).replace("|", "\\|"))
                        .collect(Collectors.joining(" | ")))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String[] row(Line line, List<float[]> columns) {
        String[] row = new String[columns.size()];
        Arrays.fill(row, "");
        for (Run run : line.runs()) {
            run.cut(gap -> between(columns, gap)).forEach(cell -> put(cell, columns, row));
        }
        return row;
    }

    private static void put(Run cell, List<float[]> columns, String[] row) {
        int at = column(cell, columns);
        row[at] = row[at].isEmpty() ? cell.text() : row[at] + " " + cell.text();
    }

    /** Whether the border of two columns lies in the gap. */
    private static boolean between(List<float[]> columns, Run.Gap gap) {
        for (int i = 1; i < columns.size(); i++) {
            float border = (columns.get(i - 1)[1] + columns.get(i)[0]) / 2;
            if (gap.left() <= border && border <= gap.right()) {
                return true;
            }
        }
        return false;
    }

    private static int column(Run run, List<float[]> columns) {
        int best = 0;
        float bestOverlap = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < columns.size(); i++) {
            float overlap = Math.min(run.right(), columns.get(i)[1]) - Math.max(run.left(), columns.get(i)[0]);
            if (overlap > bestOverlap) {
                bestOverlap = overlap;
                best = i;
            }
        }
        return best;
    }

    /** A line that only fills text cells right of an empty first one continues the row above. */
    private static boolean goesOn(String[] row, Line line, Line above) {
        return row[0].isEmpty()
                && line.baseline() - above.baseline() < 1.4f * line.size()
                && Arrays.stream(row).noneMatch(cell -> cell.matches(".*\\d.*"));
    }

    private static void append(String[] above, String[] row) {
        for (int i = 0; i < row.length; i++) {
            above[i] = (above[i] + " " + row[i]).strip();
        }
    }
}
