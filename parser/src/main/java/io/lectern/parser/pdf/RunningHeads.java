package io.lectern.parser.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recognises what pages repeat in their margins: headers, footers, page numbers. A line counts as repeated when the same
 * text, digits aside, stands at the same height on three pages among those already seen.
 */
class RunningHeads {

    private static final int ENOUGH = 3;
    private static final int OUTERMOST = 3;
    private static final float MARGIN = 0.13f;
    private static final int LONGEST = 200;
    private static final int MOST_KEYS = 20_000;

    private final Map<String, Integer> pages = new HashMap<>();

    /** Remembers a page's margins. To be called for each page once, some pages ahead of {@link #without}. */
    void see(PageRuns page) {
        Set<String> keys = new HashSet<>();
        for (Line line : margins(page)) {
            keys.add(key(line, 0));
        }
        if (pages.size() < MOST_KEYS) {
            keys.forEach(key -> pages.merge(key, 1, Integer::sum));
        }
    }

    /** The page's runs without those that are repeated. */
    List<Run> without(PageRuns page) {
        Set<Run> repeated = new HashSet<>();
        for (Line line : margins(page)) {
            int seen = 0;
            for (int shift = -1; shift <= 1; shift++) {
                seen += pages.getOrDefault(key(line, shift), 0);
            }
            if (seen >= ENOUGH) {
                repeated.addAll(line.runs());
            }
        }
        return repeated.isEmpty()
                ? page.upright()
                : page.upright().stream().filter(run -> !repeated.contains(run)).toList();
    }

    private static List<Line> margins(PageRuns page) {
        List<Run> sorted = new ArrayList<>(page.upright());
        sorted.removeIf(
                run -> run.baseline() > MARGIN * page.height() && run.baseline() < (1 - MARGIN) * page.height());
        sorted.sort(Comparator.comparingDouble(Run::baseline));
        List<Line> lines = Line.of(sorted);
        List<Line> top = lines.stream()
                .filter(line -> line.baseline() < page.height() / 2)
                .limit(OUTERMOST)
                .toList();
        List<Line> bottom = lines.stream()
                .filter(line -> line.baseline() >= page.height() / 2)
                .toList();
        List<Line> result = new ArrayList<>(top);
        result.addAll(bottom.subList(Math.max(0, bottom.size() - OUTERMOST), bottom.size()));
        result.removeIf(line -> line.whole().text().length() > LONGEST);
        return result;
    }

    private static String key(Line line, int shift) {
        String text = line.whole()
                .text()
                .replaceAll("\\d+", "#")
                .replaceAll("^[ivxlcIVXLC]{1,7}$", "#")
                .replaceAll("\\s+", " ");
        return (Math.round(line.baseline() / 6) + shift) + " " + text;
    }
}
