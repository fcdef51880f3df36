package io.lectern.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The measures of trec_eval. */
final class Ranking {

    private Ranking() {}

    static double ndcg(List<String> ranked, Map<String, Integer> relevant, int depth) {
        double gain = 0;
        for (int i = 0; i < Math.min(depth, ranked.size()); i++) {
            gain += relevant.getOrDefault(ranked.get(i), 0) / discount(i);
        }
        List<Integer> best =
                relevant.values().stream().sorted(Comparator.reverseOrder()).toList();
        double ideal = 0;
        for (int i = 0; i < Math.min(depth, best.size()); i++) {
            ideal += best.get(i) / discount(i);
        }
        return ideal == 0 ? 0 : gain / ideal;
    }

    static double recall(List<String> ranked, Map<String, Integer> relevant, int depth) {
        long found = ranked.stream()
                .limit(depth)
                .filter(id -> relevant.getOrDefault(id, 0) > 0)
                .count();
        return (double) found / relevant.size();
    }

    static double reciprocalRank(List<String> ranked, Map<String, Integer> relevant, int depth) {
        for (int i = 0; i < Math.min(depth, ranked.size()); i++) {
            if (relevant.getOrDefault(ranked.get(i), 0) > 0) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static double discount(int place) {
        return Math.log(place + 2.0) / Math.log(2);
    }
}
