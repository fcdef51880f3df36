package io.lectern.parser.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The runs of a zone that share a baseline, from left to right. More than one may be the cells of a table's row. */
record Line(List<Run> runs) {

    static final Pattern MARKER =
            Pattern.compile("(?:[•●▪■◦‣∙·*–—○➢✓\\uE000-\\uF8FF-]|\\(?(?:\\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])");

    static List<Line> of(List<Run> zone) {
        List<Run> sorted = new ArrayList<>(zone);
        sorted.sort(Comparator.comparingDouble(Run::baseline));
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            while (to < sorted.size() && sorted.get(to).onLineOf(sorted.get(from))) {
                to++;
            }
            List<Run> line = new ArrayList<>(sorted.subList(from, to));
            line.sort(Comparator.comparingDouble(Run::left));
            lines.add(new Line(joinMarker(line)));
            from = to;
        }
        return lines;
    }

    /** A bullet or number stands apart from its item, but is no cell. */
    private static List<Run> joinMarker(List<Run> line) {
        if (line.size() > 1
                && MARKER.matcher(line.get(0).text()).matches()
                && line.get(1).left() - line.get(0).right() < 4 * line.get(1).size()) {
            List<Run> joined = new ArrayList<>(line.subList(1, line.size()));
            joined.set(0, line.get(0).with(joined.get(0)));
            return joined;
        }
        return line;
    }

    Run whole() {
        return runs.stream().reduce(Run::with).orElseThrow();
    }

    float baseline() {
        return runs.get(0).baseline();
    }

    float left() {
        return runs.get(0).left();
    }

    float right() {
        return runs.get(runs.size() - 1).right();
    }

    float size() {
        return whole().size();
    }
}
