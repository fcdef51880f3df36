package io.lectern.ingest;

import io.lectern.common.InvalidException;
import io.lectern.dataset.ParsingService;
import io.lectern.ingest.chunker.ChunkDraft;
import io.lectern.ingest.enrichment.Enrichment;
import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.RetrievalRequest;
import io.lectern.retrieval.RetrievalService;
import io.lectern.retrieval.RetrievedChunk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Setting {@code tag_kb_ids}: a chunk is given the tags of those chunks in tag datasets that are most like it. The tags
 * become important keywords, which weigh in a search. No chat model takes part.
 */
@ApplicationScoped
class ChunkTags {

    private static final int NEIGHBOURS = 8;
    /** Descriptions and chunks share few words, so their meaning counts more. */
    private static final double VECTOR_WEIGHT = 0.7;

    private static final double LEAST = 0.2;
    /** Neighbours far behind the nearest one are like it by chance. */
    private static final double NEAR = 0.6;

    @Inject
    RetrievalService retrieval;

    @Inject
    ParsingService parsing;

    /**
     * @param datasets with chunks whose important keywords are tags
     * @param most tags of a chunk
     * @param stopped asked before each chunk
     * @throws InvalidException when somebody's datasets are not the document owner's to see, or have several models
     */
    List<ChunkDraft> give(
            List<ChunkDraft> drafts,
            IngestTask task,
            List<UUID> datasets,
            int most,
            BooleanSupplier stopped,
            Enrichment.Progress progress) {
        String model = model(task, datasets);
        ChunkScope scope = new ChunkScope(task.tenant(), Set.copyOf(datasets), Set.of());
        List<ChunkDraft> tagged = new ArrayList<>();
        for (ChunkDraft draft : drafts) {
            if (stopped.getAsBoolean()) {
                throw new CancellationException("stopped");
            }
            progress.at(
                    (double) tagged.size() / drafts.size(), "Tagging: " + tagged.size() + " of " + drafts.size() + ".");
            List<RetrievedChunk> near = retrieval
                    .unseen(new RetrievalRequest(
                            task.use(), scope, model, draft.text(), 1, NEIGHBOURS, LEAST, VECTOR_WEIGHT, 1024, false))
                    .chunks();
            tagged.add(draft.with(tags(near, most), List.of()));
        }
        return tagged;
    }

    /** The tags that the nearest of the neighbours carry, the most alike first. */
    static List<String> tags(List<RetrievedChunk> neighbours, int most) {
        double best = neighbours.stream()
                .mapToDouble(RetrievedChunk::similarity)
                .max()
                .orElse(0);
        Map<String, Double> weights = new LinkedHashMap<>();
        neighbours.stream()
                .filter(one -> one.similarity() >= NEAR * best)
                .forEach(one ->
                        one.importantKeywords().forEach(tag -> weights.merge(tag, one.similarity(), Double::sum)));
        return weights.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private String model(IngestTask task, List<UUID> datasets) {
        Map<UUID, String> models = parsing.models(task.owner(), datasets);
        datasets.stream().filter(uid -> !models.containsKey(uid)).findFirst().ifPresent(uid -> {
            throw new InvalidException(
                    "parser_config.tag_kb_ids",
                    "`parser_config.tag_kb_ids` names " + uid.toString().replace("-", "")
                            + ", which is no dataset of yours and none that is shared with everybody.");
        });
        List<String> different = models.values().stream().distinct().toList();
        if (different.size() > 1) {
            throw new InvalidException(
                    "parser_config.tag_kb_ids",
                    "`parser_config.tag_kb_ids` names datasets with different embedding models: "
                            + String.join(", ", different) + ".");
        }
        return different.get(0);
    }
}
