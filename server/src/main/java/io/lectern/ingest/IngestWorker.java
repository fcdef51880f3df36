package io.lectern.ingest;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.ServerId;
import io.lectern.common.Startup;
import io.lectern.common.UpstreamException;
import io.lectern.dataset.FoundGraph;
import io.lectern.dataset.ParsedChunk;
import io.lectern.dataset.ParsingService;
import io.lectern.ingest.chunker.ChunkDraft;
import io.lectern.ingest.chunker.ChunkRules;
import io.lectern.ingest.chunker.Chunker;
import io.lectern.ingest.chunker.Chunkers;
import io.lectern.ingest.enrichment.Enrichment;
import io.lectern.ingest.enrichment.Enrichments;
import io.lectern.ingest.enrichment.PageReading;
import io.lectern.ingest.parser.ForkedParser;
import io.lectern.ingest.parser.ParseFailure;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.VectorSpace;
import io.lectern.parser.FailureReason;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.IndexedChunk;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does one job from claim to final state: parse, chunk, embed, index, rows. The index is written before the rows, so a
 * document that says DONE is searchable; until then its earlier chunks stay. Killed at any point, the job is begun again
 * and writes the same chunk ids.
 */
@ApplicationScoped
class IngestWorker {

    private static final System.Logger LOG = System.getLogger(IngestWorker.class.getName());

    /** A stop waits for so many chunks on their way into the index. */
    private static final int WRITTEN_AT_ONCE = 500;

    @Inject
    IngestService jobs;

    @Inject
    ParsingService parsing;

    @Inject
    ForkedParser parser;

    @Inject
    Chunkers chunkers;

    @Inject
    Enrichments enrichments;

    @Inject
    ChunkTags tags;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    ChunkIndex index;

    @Inject
    SharedWrites shared;

    @Inject
    RunningJobs running;

    @Inject
    ServerId server;

    @Inject
    Startup startup;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService timers;

    @Resource
    ManagedThreadFactory factory;

    private ExecutorService threads;

    /** A managed executor looks through all jars for each task on one of the two servers, a factory for each new thread. */
    @PostConstruct
    void open() {
        threads = Executors.newCachedThreadPool(factory);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /**
     * Does the job that is due, if there is one.
     *
     * @param slot given back as soon as only the index is waited for
     */
    void run(WorkerSlots.Slot slot) {
        if (!index.ready()) {
            // jobs stay in the queue and the reconciler rings again: no use in parsing for an index that is away
            LOG.log(System.Logger.Level.WARNING, "jobs wait for the search index");
            return;
        }
        String worker = server.value() + "/" + UUID.randomUUID().toString().substring(0, 8);
        List<Long> due = jobs.due();
        while (!due.isEmpty()) {
            for (long jobId : due) {
                Optional<IngestTask> claimed = jobs.claim(jobId, worker);
                if (claimed.isPresent()) {
                    run(claimed.get(), worker, slot);
                    return;
                }
            }
            // others were faster, or documents were deleted
            due = jobs.due();
        }
    }

    private void run(IngestTask task, String worker, WorkerSlots.Slot slot) {
        boolean ended = false;
        try (JobWatch watch = watch(task, worker)) {
            ended = work(task, worker, watch, slot);
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "job " + task.jobId() + " was stopped");
        } catch (ParseFailure | RuntimeException e) {
            if (startup.stopping()) {
                // not the document's fault; the next start finds the job as this instance's and begins it again
                LOG.log(System.Logger.Level.INFO, "job " + task.jobId() + " is left for the next start");
                return;
            }
            ended = end(task, worker, e);
        }
        if (!ended) {
            letGo(task, worker);
        }
    }

    /** @return false when the job is not this worker's any more */
    private boolean end(IngestTask task, String worker, Exception cause) {
        if (cause instanceof ParseFailure || cause instanceof InvalidException) {
            return jobs.fail(task, worker, cause.getMessage());
        }
        if (cause instanceof UpstreamException upstream && upstream.retriable()) {
            LOG.log(System.Logger.Level.WARNING, "job " + task.jobId() + " has to wait: " + cause.getMessage());
            return jobs.handBack(task, worker, cause.getMessage());
        }
        LOG.log(System.Logger.Level.ERROR, "job " + task.jobId() + " failed", cause);
        restore(task);
        return jobs.fail(
                task,
                worker,
                cause instanceof DomainException
                        ? cause.getMessage()
                        : "The server failed while it processed the document; its log has the details.");
    }

    /**
     * The end of a job that was stopped: what this run brought into the index and no row knows goes before the next run of
     * the document may begin, so that it never takes that one's entries away.
     */
    private void letGo(IngestTask task, String worker) {
        try {
            if (jobs.mayTidy(task, worker)) {
                index.keepOnly(task.scope(), ids(parsing.stored(task.documentId(), task.tenant())));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index will forget document " + task.document() + " later", e);
        }
        jobs.letGo(task, worker);
    }

    /** @return false when the job is not this worker's any more; the index may hold a part of the chunks then */
    private boolean work(IngestTask task, String worker, JobWatch watch, WorkerSlots.Slot slot) throws ParseFailure {
        Instant begun = clock.instant();
        ParserSettings settings = ParserSettings.of(task.parserConfig());
        Enrichment enrichment =
                enrichments.begin(task.use(), task.documentId(), settings.enrichment(task.chunkMethod()), watch::lost);
        ParsedDocument document = read(task, settings, enrichment, watch);
        Stages stages = new Stages(
                watch, enrichment.isWanted() || !settings.tagDatasets().isEmpty());
        EmbeddedChunks chunks = embedded(task, settings, document, enrichment, stages);
        FoundGraph graph = enrichment.graph(chunks.textById(), stages.graph());
        if (watch.lost()) {
            return false;
        }
        watch.report(Stages.WRITTEN, "Embedding is done, indexing.");
        List<String> notes = new ArrayList<>(document.notes());
        notes.addAll(enrichment.notes());
        return write(task, chunks, watch, slot) && finish(task, worker, chunks, graph, begun, notes, watch);
    }

    /** @return false when the job was stopped or taken over; nothing is written then */
    private boolean finish(
            IngestTask task,
            String worker,
            EmbeddedChunks chunks,
            FoundGraph graph,
            Instant begun,
            List<String> notes,
            JobWatch watch) {
        int count = chunks.parsed().size();
        String line = "%s\nTask done (%d %s, %.1f s).%s"
                .formatted(
                        watch.unsaid(),
                        count,
                        count == 1 ? "chunk" : "chunks",
                        Duration.between(begun, clock.instant()).toMillis() / 1000.0,
                        notes.isEmpty() ? "" : " Note: " + String.join(" ", notes));
        try {
            return jobs.finish(task, worker, chunks.parsed(), graph, line, watch::goOn);
        } catch (CancellationException stopped) {
            return false;
        }
    }

    private EmbeddedChunks embedded(
            IngestTask task, ParserSettings settings, ParsedDocument document, Enrichment enrichment, Stages stages)
            throws ParseFailure {
        JobWatch watch = stages.watch();
        watch.report(Stages.READ, "Text has been read, chunking.");
        TokenCountEstimator tokens = new StoppableTokens(embeddings.tokens(), watch::lost);
        List<ChunkDraft> drafts = chunks(task, settings, document, tokens);
        if (drafts.isEmpty()) {
            throw new ParseFailure(FailureReason.EMPTY, "The document holds no text.");
        }
        if (!settings.tagDatasets().isEmpty()) {
            drafts = tags.give(drafts, task, settings.tagDatasets(), settings.mostTags(), watch::lost, stages.tags());
        }
        EmbeddedChunks chunks = new EmbeddedChunks(
                task, new StoppableEmbedding(embeddings, task, threads, watch::lost), settings.nameWeight());
        chunks.add(enrichment.words(drafts, stages.words()), stages.embedding());
        chunks.addSummaries(enrichment, tokens, stages.summaries());
        return chunks;
    }

    /**
     * The text of the file; of a PDF that of a vision model where the settings name one; of a picture also what such a model
     * sees in it, and that alone where there is no OCR.
     */
    private ParsedDocument read(IngestTask task, ParserSettings settings, Enrichment enrichment, JobWatch watch)
            throws ParseFailure {
        Optional<PageReading> pages = settings.pageReader()
                .map(model -> enrichments.reading(task.use(), model, task.documentId(), watch::lost));
        if (pages.isPresent() && task.name().toLowerCase(Locale.ROOT).endsWith(".pdf")) {
            return new SeenPages(parser, task, settings, pages.get(), watch).read();
        }
        Optional<String> seen =
                task.chunkMethod().equals("picture") ? enrichment.describe(task.file(), task.name()) : Optional.empty();
        ParsedDocument document;
        try {
            document = new DocumentText(parser, task, settings, watch, Stages.READ).read();
        } catch (ParseFailure failure) {
            if (seen.isEmpty()
                    || failure.reason() != FailureReason.UNSUPPORTED && failure.reason() != FailureReason.EMPTY) {
                throw failure;
            }
            document = new ParsedDocument("image", "", 0, List.of(), List.of());
        }
        return seen.isEmpty() ? document : document.with(seen.get());
    }

    /**
     * New chunks first, then the earlier ones go: whatever is searched meanwhile finds one of both.
     *
     * @return false when the job was stopped; the index may hold a part of the chunks then
     */
    private boolean write(IngestTask task, EmbeddedChunks chunks, JobWatch watch, WorkerSlots.Slot slot) {
        List<IndexedChunk> all = chunks.indexed(clock.instant());
        if (all.size() < SharedWrites.SMALL) {
            slot.close();
            shared.write(new SharedWrites.Part(space(task), all, watch::lost));
        } else {
            for (int from = 0; from < all.size() && !watch.lost(); from += WRITTEN_AT_ONCE) {
                index.put(space(task), all.subList(from, Math.min(from + WRITTEN_AT_ONCE, all.size())));
            }
            index.refresh();
        }
        if (!watch.lost() && (task.repeated() || task.hadChunks())) {
            index.keepOnly(
                    task.scope(), chunks.parsed().stream().map(ParsedChunk::id).toList());
        }
        return !watch.lost();
    }

    /** Brings the index back to what the rows say, as far as it can be reached. */
    private void restore(IngestTask task) {
        try {
            List<IndexedChunk> stored = parsing.stored(task.documentId(), task.tenant());
            index.put(space(task), stored);
            index.keepOnly(task.scope(), ids(stored));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index may hold chunks of document " + task.document(), e);
        }
    }

    private static List<String> ids(List<IndexedChunk> chunks) {
        return chunks.stream().map(IndexedChunk::id).toList();
    }

    private VectorSpace space(IngestTask task) {
        return embeddings.space(task.use(), task.embeddingModel());
    }

    private JobWatch watch(IngestTask task, String worker) {
        JobWatch watch = new JobWatch(jobs, running, task, worker);
        watch.begin(timers.scheduleWithFixedDelay(
                watch, JobWatch.BEAT_MILLIS, JobWatch.BEAT_MILLIS, TimeUnit.MILLISECONDS));
        return watch;
    }

    private List<ChunkDraft> chunks(
            IngestTask task, ParserSettings settings, ParsedDocument document, TokenCountEstimator tokens)
            throws ParseFailure {
        Chunker chunker = chunkers.named(task.chunkMethod());
        ChunkRules rules = settings.rules(chunker, document, tokens);
        List<ChunkDraft> drafts = chunker.chunk(document, rules);
        int longest =
                drafts.stream().mapToInt(draft -> draft.text().length()).max().orElse(0);
        if (longest > ParsedChunk.MOST_CHARACTERS) {
            throw new ParseFailure(
                    FailureReason.TOO_LARGE,
                    "Chunk method " + task.chunkMethod() + " would make a chunk of " + longest + " characters; up to "
                            + ParsedChunk.MOST_CHARACTERS + " are kept. Use naive for this document.");
        }
        return drafts;
    }
}
