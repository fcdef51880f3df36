package io.lectern.dist;

import java.util.ArrayList;
import java.util.List;

/** Times of one kind of call. */
final class Latencies {

    private final List<Double> nanos = new ArrayList<>();

    void add(double measured) {
        nanos.add(measured);
    }

    double milliseconds(int percentile) {
        List<Double> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100)) / 1e6;
    }
}
