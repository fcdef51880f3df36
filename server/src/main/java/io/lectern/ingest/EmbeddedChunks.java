package io.lectern.ingest;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.dataset.ChunkIds;
import io.lectern.dataset.ParsedChunk;
import io.lectern.ingest.chunker.ChunkDraft;
import io.lectern.ingest.enrichment.Enrichment;
import io.lectern.retrieval.IndexedChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntConsumer;

/** The chunks of one run with their names and vectors, in the order in which they were added. */
final class EmbeddedChunks {

    private final IngestTask task;
    private final StoppableEmbedding embedding;
    private final double nameWeight;
    private final ChunkIds ids;
    private final List<ParsedChunk> parsed = new ArrayList<>();
    private float[] name;

    /** @param nameWeight how much the document's name counts in each vector, 0 to 1 */
    EmbeddedChunks(IngestTask task, StoppableEmbedding embedding, double nameWeight) {
        this.task = task;
        this.embedding = embedding;
        this.nameWeight = nameWeight;
        this.ids = new ChunkIds(task.document());
    }

    /** @throws java.util.concurrent.CancellationException when the job was stopped */
    void add(List<ChunkDraft> drafts, Enrichment.Progress progress) {
        int all = drafts.size();
        List<float[]> vectors = embed(
                drafts.stream().map(ChunkDraft::text).toList(),
                done -> progress.at(
                        (double) done / all, line(done, all, drafts.get(done).page())));
        for (int i = 0; i < all; i++) {
            ChunkDraft draft = drafts.get(i);
            parsed.add(new ParsedChunk(
                    ids.next(draft.text()),
                    parsed.size(),
                    draft.text(),
                    draft.tokens(),
                    draft.page(),
                    draft.positions(),
                    draft.keywords(),
                    draft.questions(),
                    vectors.get(i)));
        }
    }

    private static String line(int done, int all, int page) {
        return "Embedding chunks: " + done + " of " + all + (page > 0 ? ", page " + page : "") + ".";
    }

    /** Adds summaries of the chunks as further chunks, if the settings ask for them. */
    void addSummaries(Enrichment enrichment, TokenCountEstimator tokens, Enrichment.Progress progress) {
        List<ChunkDraft> drafts = enrichment
                .summaries(
                        parsed.stream().map(ParsedChunk::content).toList(),
                        parsed.stream().map(ParsedChunk::embedding).toList(),
                        texts -> embed(texts, done -> {}),
                        progress)
                .stream()
                .map(text -> new ChunkDraft(
                        "", text, tokens.estimateTokenCountInText(text), 0, List.of(), List.of(), List.of()))
                .toList();
        add(drafts, progress);
    }

    private List<float[]> embed(List<String> texts, IntConsumer done) {
        List<float[]> vectors = embedding.of(texts, done);
        if (nameWeight == 0) {
            return vectors;
        }
        if (name == null) {
            name = embedding.of(List.of(task.name()), one -> {}).get(0);
        }
        return vectors.stream().map(this::mixed).toList();
    }

    private float[] mixed(float[] vector) {
        float[] both = new float[vector.length];
        double square = 0;
        for (int i = 0; i < both.length; i++) {
            both[i] = (float) (nameWeight * name[i] + (1 - nameWeight) * vector[i]);
            square += both[i] * both[i];
        }
        float length = (float) Math.max(1e-9, Math.sqrt(square));
        for (int i = 0; i < both.length; i++) {
            both[i] /= length;
        }
        return both;
    }

    LinkedHashMap<String, String> textById() {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        parsed.forEach(chunk -> texts.put(chunk.id(), chunk.content()));
        return texts;
    }

    List<ParsedChunk> parsed() {
        return parsed;
    }

    List<IndexedChunk> indexed(Instant now) {
        return parsed.stream()
                .map(chunk -> new IndexedChunk(
                        chunk.id(),
                        task.tenant(),
                        task.dataset(),
                        task.document(),
                        task.name(),
                        chunk.content(),
                        chunk.importantKeywords(),
                        chunk.questions(),
                        true,
                        chunk.ordinal(),
                        chunk.page(),
                        chunk.positions(),
                        now,
                        chunk.embedding()))
                .toList();
    }
}
