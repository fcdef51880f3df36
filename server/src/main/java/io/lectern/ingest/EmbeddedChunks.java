package io.lectern.ingest;

import io.lectern.dataset.ChunkIds;
import io.lectern.dataset.ParsedChunk;
import io.lectern.ingest.chunker.ChunkDraft;
import io.lectern.llm.EmbeddingModels;
import io.lectern.retrieval.IndexedChunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The chunks of one run with their names and, once {@link #embed} is through, their vectors. */
final class EmbeddedChunks {

    private static final int BATCH = 16;

    private final IngestTask task;
    private final List<ChunkDraft> drafts;
    private final EmbeddingModels embeddings;
    private final List<ParsedChunk> parsed = new ArrayList<>();

    EmbeddedChunks(IngestTask task, List<ChunkDraft> drafts, EmbeddingModels embeddings) {
        this.task = task;
        this.drafts = drafts;
        this.embeddings = embeddings;
    }

    /** Embeds batch by batch; ends early when the job is lost. Progress moves from {@code from} to {@code to}. */
    void embed(JobWatch watch, double from, double to) {
        ChunkIds ids = new ChunkIds(task.document());
        for (int start = 0; start < drafts.size() && !watch.lost(); start += BATCH) {
            List<ChunkDraft> batch = drafts.subList(start, Math.min(start + BATCH, drafts.size()));
            watch.report(
                    from + (to - from) * start / drafts.size(),
                    "Embedding chunks: " + start + " of " + drafts.size() + ".");
            List<float[]> vectors = embeddings.embedPassages(
                    task.use(),
                    task.embeddingModel(),
                    batch.stream().map(ChunkDraft::content).toList());
            for (int i = 0; i < batch.size(); i++) {
                ChunkDraft draft = batch.get(i);
                parsed.add(new ParsedChunk(
                        ids.next(draft.content()),
                        start + i,
                        draft.content(),
                        draft.tokens(),
                        draft.page(),
                        draft.positions(),
                        vectors.get(i)));
            }
        }
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
                        List.of(),
                        List.of(),
                        true,
                        chunk.ordinal(),
                        chunk.page(),
                        chunk.positions(),
                        now,
                        chunk.embedding()))
                .toList();
    }

    /** The ids of an earlier run that this one does not write. */
    List<String> staleAmong(List<IndexedChunk> earlier) {
        Set<String> current = new HashSet<>();
        parsed.forEach(chunk -> current.add(chunk.id()));
        return earlier.stream()
                .map(IndexedChunk::id)
                .filter(id -> !current.contains(id))
                .toList();
    }
}
