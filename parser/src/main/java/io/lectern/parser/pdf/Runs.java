package io.lectern.parser.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins glyphs into runs: first in drawing order, then runs that turn out to touch each other. */
final class Runs {

    /** A gap wider than this many sizes separates columns and cells. */
    private static final float WIDE = 1.05f;

    /** The narrowest space between words of a line that is set tight, in sizes. */
    private static final float TIGHT = 0.19f;

    private final List<Run> done = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Run.Gap> gaps = new ArrayList<>();
    private Glyph first;
    private float right;
    private float largest;
    private float sizes;
    private int largeGlyphs;
    private int boldGlyphs;
    private int glyphs;
    private boolean spaceDue;

    private Runs() {}

    static List<Run> of(List<Glyph> glyphs) {
        Runs runs = new Runs();
        glyphs.forEach(runs::add);
        runs.close();
        return touching(runs.done);
    }

    private void add(Glyph glyph) {
        if (glyph.text().isBlank()) {
            spaceDue = true;
            return;
        }
        if (first != null && !continues(glyph)) {
            close();
        }
        if (first == null) {
            first = glyph;
            right = glyph.left();
            spaceDue = false;
        }
        if (text.length() > 0 && (spaceDue || glyph.left() - right > spaceFrom(glyph))) {
            if (Run.Gap.isWide(glyph.left() - right, glyph.size())) {
                gaps.add(new Run.Gap(text.length(), right, glyph.left()));
            }
            text.append(' ');
        }
        spaceDue = false;
        text.append(glyph.text());
        right = Math.max(right, glyph.right());
        if (glyph.size() > 1.05f * largest) {
            largest = glyph.size();
            largeGlyphs = 0;
        }
        largeGlyphs += glyph.size() > 0.95f * largest ? 1 : 0;
        sizes += glyph.size();
        boldGlyphs += glyph.bold() ? 1 : 0;
        glyphs++;
    }

    private boolean continues(Glyph glyph) {
        float size = Math.max(largest, glyph.size());
        float gap = glyph.left() - right;
        return Run.sameLine(glyph.baseline(), glyph.size(), first.baseline(), first.size())
                && gap <= WIDE * Math.max(first.size(), glyph.size())
                && gap > -0.7f * size;
    }

    /** From which gap on two glyphs belong to two words. Fonts lie about their space or have none, so it is held within bounds. */
    private static float spaceFrom(Glyph glyph) {
        float half = glyph.space() > 0 ? glyph.space() * 0.5f : 0.2f * glyph.size();
        return Math.min(TIGHT * glyph.size(), Math.max(0.12f * glyph.size(), half));
    }

    private void close() {
        if (first != null) {
            done.add(new Run(
                    first.left(),
                    right,
                    first.baseline(),
                    size(),
                    boldGlyphs * 2 > glyphs,
                    text.toString(),
                    List.copyOf(gaps)));
        }
        first = null;
        largest = 0;
        sizes = 0;
        largeGlyphs = 0;
        boldGlyphs = 0;
        glyphs = 0;
        text.setLength(0);
        gaps.clear();
    }

    /** The largest, so that raised letters do not count; but a bullet or an initial does not make a line large. */
    private float size() {
        return largeGlyphs * 6 < glyphs ? sizes / glyphs : largest;
    }

    private static List<Run> touching(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Run::baseline));
        List<Run> result = new ArrayList<>();
        int from = 0;
        while (from < sorted.size()) {
            int to = from + 1;
            while (to < sorted.size() && sorted.get(to).onLineOf(sorted.get(from))) {
                to++;
            }
            List<Run> line = new ArrayList<>(sorted.subList(from, to));
            line.sort(Comparator.comparingDouble(Run::left));
            joinNeighbours(line, result);
            from = to;
        }
        return result;
    }

    private static void joinNeighbours(List<Run> line, List<Run> result) {
        Run open = line.get(0);
        for (Run next : line.subList(1, line.size())) {
            float size = Math.max(open.size(), next.size());
            if (next.left() - open.right() <= WIDE * Math.min(open.size(), next.size())
                    && next.left() - open.right() > -0.7f * size) {
                open = open.with(next);
            } else {
                result.add(open);
                open = next;
            }
        }
        result.add(open);
    }
}
