package io.lectern.parser.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts runs into reading order: finds the white gutter that most lines respect, lets the lines that cross it (titles, wide
 * figures) cut the page into bands, and reads each band column by column. Columns of a table are not columns of text:
 * those are filled nearly from edge to edge.
 */
final class Columns {

    private static final int DEEPEST = 4;
    private static final int FEWEST_LINES = 4;
    private static final float FILLED = 0.55f;

    private Columns() {}

    /** The zones of a page in reading order; each is read from top to bottom. */
    static List<List<Run>> order(List<Run> runs) {
        return split(runs, 0).orElse(List.of(runs));
    }

    private static Optional<List<List<Run>>> split(List<Run> runs, int depth) {
        if (runs.size() < 2 * FEWEST_LINES || depth > DEEPEST) {
            return Optional.empty();
        }
        Optional<Float> gutter = gutter(runs);
        return gutter.isPresent() ? Optional.of(bands(runs, gutter.get(), depth)) : splitAcross(runs, depth);
    }

    /** No gutter through everything: perhaps one through the part below or above a wide gap. */
    private static Optional<List<List<Run>>> splitAcross(List<Run> runs, int depth) {
        for (float cut : widestGaps(runs)) {
            List<Run> above = runs.stream().filter(r -> r.baseline() < cut).toList();
            List<Run> below = runs.stream().filter(r -> r.baseline() >= cut).toList();
            Optional<List<List<Run>>> top = gutter(above).isPresent() ? split(above, depth + 1) : Optional.empty();
            Optional<List<List<Run>>> bottom = gutter(below).isPresent() ? split(below, depth + 1) : Optional.empty();
            if (top.isPresent() || bottom.isPresent()) {
                List<List<Run>> zones = new ArrayList<>(top.orElse(List.of(above)));
                zones.addAll(bottom.orElseGet(() -> order(below)));
                return Optional.of(zones);
            }
        }
        return Optional.empty();
    }

    private static List<Float> widestGaps(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Run::baseline));
        List<float[]> gaps = new ArrayList<>();
        float bottom = sorted.get(0).bottom();
        for (Run run : sorted) {
            float gap = run.top() - bottom;
            if (gap > 0.6f * run.size()) {
                gaps.add(new float[] {gap, run.top()});
            }
            bottom = Math.max(bottom, run.bottom());
        }
        gaps.sort((a, b) -> Float.compare(b[0], a[0]));
        return gaps.stream().limit(5).map(gap -> gap[1]).toList();
    }

    private static List<List<Run>> bands(List<Run> runs, float gutter, int depth) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Run::baseline));
        List<List<Run>> zones = new ArrayList<>();
        List<Run> left = new ArrayList<>();
        List<Run> right = new ArrayList<>();
        List<Run> across = new ArrayList<>();
        for (Run run : sorted) {
            if (run.left() < gutter && run.right() > gutter) {
                close(left, zones, depth);
                close(right, zones, depth);
                across.add(run);
            } else {
                if (!across.isEmpty()) {
                    zones.add(List.copyOf(across));
                    across.clear();
                }
                (run.right() <= gutter ? left : right).add(run);
            }
        }
        if (!across.isEmpty()) {
            zones.add(across);
        }
        close(left, zones, depth);
        close(right, zones, depth);
        return zones;
    }

    private static void close(List<Run> column, List<List<Run>> zones, int depth) {
        if (!column.isEmpty()) {
            List<Run> runs = List.copyOf(column);
            zones.addAll(split(runs, depth + 1).orElse(List.of(runs)));
            column.clear();
        }
    }

    /** Where the best gutter lies, if both sides of it are columns of text. */
    private static Optional<Float> gutter(List<Run> runs) {
        if (runs.size() < 2 * FEWEST_LINES) {
            return Optional.empty();
        }
        float left = (float) runs.stream().mapToDouble(Run::left).min().orElse(0);
        float right = (float) runs.stream().mapToDouble(Run::right).max().orElse(0);
        int width = (int) (right - left) + 1;
        if (width < 100 || width > 20_000) {
            return Optional.empty();
        }
        int[] cover = cover(runs, left, width);
        int allowed = Math.max(1, runs.size() / 5);
        int best = -1;
        int bestCover = allowed + 1;
        int bestWidth = 0;
        for (int at = width / 6; at < width - width / 6; at++) {
            int end = at;
            while (end < width && cover[end] == cover[at]) {
                end++;
            }
            if (end - at >= 5 && (cover[at] < bestCover || cover[at] == bestCover && end - at > bestWidth)) {
                best = (at + end) / 2;
                bestCover = cover[at];
                bestWidth = end - at;
            }
            at = Math.max(at, end - 1);
        }
        return best >= 0 && columns(runs, left + best) ? Optional.of(left + best) : Optional.empty();
    }

    private static int[] cover(List<Run> runs, float left, int width) {
        int[] steps = new int[width + 2];
        for (Run run : runs) {
            steps[Math.max(0, Math.min(width, (int) (run.left() - left)))]++;
            steps[Math.max(0, Math.min(width, (int) Math.ceil(run.right() - left))) + 1]--;
        }
        for (int i = 1; i < steps.length; i++) {
            steps[i] += steps[i - 1];
        }
        return steps;
    }

    private static boolean columns(List<Run> runs, float gutter) {
        return filled(runs.stream().filter(r -> r.right() <= gutter).toList())
                && filled(runs.stream().filter(r -> r.left() >= gutter).toList());
    }

    private static boolean filled(List<Run> side) {
        if (side.size() < FEWEST_LINES) {
            return false;
        }
        float left = (float) side.stream().mapToDouble(Run::left).min().orElse(0);
        float right = (float) side.stream().mapToDouble(Run::right).max().orElse(0);
        long full =
                side.stream().filter(r -> r.width() >= FILLED * (right - left)).count();
        double characters =
                side.stream().mapToInt(r -> r.text().length()).average().orElse(0);
        return characters >= 12 && full * 2 >= side.size();
    }
}
