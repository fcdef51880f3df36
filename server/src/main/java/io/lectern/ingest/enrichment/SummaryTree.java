package io.lectern.ingest.enrichment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Setting {@code raptor}: groups of chunks that are about the same are summarised, the summaries are grouped and summarised
 * again, until one is left. After Sarthi et al., RAPTOR, ICLR 2024; groups by k-means on the unit sphere, with a fixed seed, so
 * that a run that is begun again makes the same groups and asks the same questions.
 */
final class SummaryTree {

    /** About how many nodes a group has. */
    private static final int GROUP = 6;

    private static final int DEEPEST = 8;

    private final SummarySettings settings;
    private final Function<List<String>, List<String>> summarise;
    private final Function<List<String>, List<float[]>> embed;
    private final Runnable goOn;

    /**
     * @param summarise texts of groups, each several chunks long, to their summaries
     * @param embed texts to unit vectors
     * @param goOn called often; what it throws ends the work
     */
    SummaryTree(
            SummarySettings settings,
            Function<List<String>, List<String>> summarise,
            Function<List<String>, List<float[]>> embed,
            Runnable goOn) {
        this.settings = settings;
        this.summarise = summarise;
        this.embed = embed;
        this.goOn = goOn;
    }

    /** The summaries of all levels, the lowest first; none for a single text. */
    List<String> over(List<String> texts, List<float[]> vectors) {
        List<String> all = new ArrayList<>();
        List<String> level = texts;
        List<float[]> places = vectors;
        for (int depth = 0; depth < DEEPEST && level.size() > 1; depth++) {
            List<List<Integer>> groups = groups(places);
            List<String> nodes = level;
            List<String> joined = groups.stream()
                    .map(group ->
                            String.join("\n\n", group.stream().map(nodes::get).toList()))
                    .toList();
            List<String> summaries = summarise.apply(joined).stream()
                    .filter(text -> !text.isBlank())
                    .toList();
            all.addAll(summaries);
            if (summaries.size() >= level.size()) {
                break;
            }
            level = summaries;
            places = summaries.isEmpty() ? List.of() : embed.apply(summaries);
        }
        return all;
    }

    private List<List<Integer>> groups(List<float[]> vectors) {
        int number = Math.min(settings.mostGroups(), (vectors.size() + GROUP - 1) / GROUP);
        SphereMeans means = new SphereMeans(vectors, Math.max(1, number), settings.seed(), goOn);
        return means.groups(settings.threshold());
    }
}
