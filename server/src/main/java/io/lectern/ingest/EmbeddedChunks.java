package io.lectern.ingest;

import io.lectern.dataset.ChunkIds;
import io.lectern.dataset.ParsedChunk;
import io.lectern.ingest.chunker.ChunkDraft;
import io.lectern.ingest.enrichment.Enrichment;
import io.lectern.llm.EmbeddingModels;
import io.lectern.retrieval.IndexedChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The chunks of one run with their names and vectors, in the order in which they were added. */
final class EmbeddedChunks {

    /** At the end of a batch one embedding worker waits for the other; more would make a stop wait too long. */
    private static final int BATCH = 32;

    private final IngestTask task;
    private final EmbeddingModels embeddings;
    private final double nameWeight;
    private final ChunkIds ids;
    private final List<ParsedChunk> parsed = new ArrayList<>();
    private float[] name;

    /** @param nameWeight how much the document's name counts in each vector, 0 to 1 */
    EmbeddedChunks(IngestTask task, EmbeddingModels embeddings, double nameWeight) {
        this.task = task;
        this.embeddings = embeddings;
        this.nameWeight = nameWeight;
        this.ids = new ChunkIds(task.document());
    }

    /** Embeds batch by batch; ends early when the job is lost. */
    void add(List<ChunkDraft> drafts, JobWatch watch, Enrichment.Progress progress) {
        for (int start = 0; start < drafts.size() && !watch.lost(); start += BATCH) {
            List<ChunkDraft> batch = drafts.subList(start, Math.min(start + BATCH, drafts.size()));
            progress.at((double) start / drafts.size(), "Embedding chunks: " + start + " of " + drafts.size() + ".");
            List<float[]> vectors = embed(batch.stream().map(ChunkDraft::text).toList());
            for (int i = 0; i < batch.size(); i++) {
                ChunkDraft draft = batch.get(i);
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
    }

    /** Adds summaries of the chunks as further chunks, if the settings ask for them. */
    void addSummaries(Enrichment enrichment, JobWatch watch, Enrichment.Progress progress) {
        if (watch.lost()) {
            return;
        }
        List<ChunkDraft> drafts = enrichment
                .summaries(
                        parsed.stream().map(ParsedChunk::content).toList(),
                        parsed.stream().map(ParsedChunk::embedding).toList(),
                        this::embed,
                        progress)
                .stream()
                .map(text -> new ChunkDraft("", text, embeddings.countTokens(text), 0, List.of(), List.of(), List.of()))
                .toList();
        add(drafts, watch, progress);
    }

    private List<float[]> embed(List<String> texts) {
        List<float[]> vectors = embeddings.embedPassages(task.use(), task.embeddingModel(), texts);
        if (nameWeight == 0) {
            return vectors;
        }
        if (name == null) {
            name = embeddings
                    .embedPassages(task.use(), task.embeddingModel(), List.of(task.name()))
                    .get(0);
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
