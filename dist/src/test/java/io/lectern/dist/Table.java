package io.lectern.dist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a benchmark: lines of what, aim and value. */
final class Table {

    private record Line(String what, String aim, double value) {}

    private final List<Line> lines = new ArrayList<>();

    /** Also shows the line at once, as the whole takes minutes. */
    void add(String what, String aim, double value) {
        lines.add(new Line(what, aim, value));
        System.out.println("measured: " + what + " = " + text(value));
    }

    void print() {
        System.out.printf("%n| %-60s | %-8s | %9s |%n| :-- | :-- | --: |%n", "what", "aim", "value");
        lines.forEach(
                line -> System.out.printf("| %-60s | %-8s | %9s |%n", line.what(), line.aim(), text(line.value())));
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 20 ? "%.1f" : "%.3f", value);
    }
}
