package io.lectern.ingest;

import io.lectern.common.DomainException;
import io.lectern.common.ServerId;
import io.lectern.common.Startup;
import io.lectern.common.UpstreamException;
import io.lectern.dataset.ParsingService;
import io.lectern.ingest.chunker.ChunkDraft;
import io.lectern.ingest.chunker.ChunkRules;
import io.lectern.ingest.chunker.Chunkers;
import io.lectern.ingest.parser.ForkedParser;
import io.lectern.ingest.parser.ParseFailure;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.llm.EmbeddingModels;
import io.lectern.parser.FailureReason;
import io.lectern.retrieval.ChunkIndex;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Does one job from claim to final state: parse, chunk, embed, index, rows. The index is written before the rows, so a
 * document that says DONE is searchable; until then its earlier chunks stay. Killed at any point, the job is begun again
 * and writes the same chunk ids.
 */
@ApplicationScoped
class IngestWorker {

    private static final System.Logger LOG = System.getLogger(IngestWorker.class.getName());
    private static final double PARSED = 0.3;
    private static final double EMBEDDED = 0.95;

    @Inject
    IngestService jobs;

    @Inject
    ParsingService parsing;

    @Inject
    ForkedParser parser;

    @Inject
    Chunkers chunkers;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    ChunkIndex index;

    @Inject
    ServerId server;

    @Inject
    Startup startup;

    @Inject
    Clock clock;

    @Resource
    ManagedScheduledExecutorService timers;

    /** @param jobId a row's id; nothing happens when the job is not to be had */
    void run(long jobId) {
        String worker = server.value() + "/" + UUID.randomUUID().toString().substring(0, 8);
        if (!index.ready()) {
            // the job stays in the queue and the reconciler rings again: no use in parsing for an index that is away
            LOG.log(System.Logger.Level.WARNING, "job " + jobId + " waits for the search index");
            return;
        }
        Optional<IngestTask> claimed = jobs.claim(jobId, worker);
        if (claimed.isEmpty()) {
            return;
        }
        IngestTask task = claimed.get();
        try (JobWatch watch = watch(task, worker)) {
            work(task, worker, watch);
        } catch (ParseFailure | RuntimeException e) {
            if (startup.stopping()) {
                // not the document's fault; the next start finds the job as this instance's and begins it again
                LOG.log(System.Logger.Level.INFO, "job " + jobId + " is left for the next start");
            } else {
                end(task, worker, e);
            }
        }
    }

    private void end(IngestTask task, String worker, Exception cause) {
        if (cause instanceof ParseFailure) {
            jobs.fail(task, worker, cause.getMessage());
        } else if (cause instanceof UpstreamException upstream && upstream.retriable()) {
            LOG.log(System.Logger.Level.WARNING, "job " + task.jobId() + " has to wait: " + cause.getMessage());
            jobs.handBack(task, worker, cause.getMessage());
        } else {
            LOG.log(System.Logger.Level.ERROR, "job " + task.jobId() + " failed", cause);
            giveUp(
                    task,
                    worker,
                    cause instanceof DomainException
                            ? cause.getMessage()
                            : "The server failed while it processed the document; its log has the details.");
        }
    }

    private void work(IngestTask task, String worker, JobWatch watch) throws ParseFailure {
        Instant begun = clock.instant();
        ParsedDocument document = parser.parse(
                task.file(),
                task.name(),
                (page, pages) -> watch.report(fraction(page, pages), stage(page, pages)),
                watch::lost);
        watch.report(PARSED, "Text has been read, chunking.");
        List<ChunkDraft> drafts = chunkers.named(task.chunkMethod()).chunk(document, rules(task));
        if (drafts.isEmpty()) {
            throw new ParseFailure(FailureReason.EMPTY, "The document holds no text.");
        }
        EmbeddedChunks chunks = new EmbeddedChunks(task, drafts, embeddings);
        chunks.embed(watch, PARSED, EMBEDDED);
        if (watch.lost()) {
            return;
        }
        watch.report(EMBEDDED, "Embedding is done, indexing.");
        write(task, chunks);
        String line = "Task done (%d chunks, %.1f s).%s"
                .formatted(
                        drafts.size(), Duration.between(begun, clock.instant()).toMillis() / 1000.0, notes(document));
        if (!jobs.finish(task, worker, chunks.parsed(), line)) {
            index.delete(task.scope());
        }
    }

    /** A repeated job may find entries of a run that nobody ended, which no row knows. */
    private void write(IngestTask task, EmbeddedChunks chunks) {
        if (task.repeated()) {
            index.delete(task.scope());
        }
        index.put(task.embeddingModel(), chunks.indexed(clock.instant()));
        if (task.hadChunks()) {
            index.delete(task.scope(), chunks.staleAmong(parsing.stored(task.documentId(), task.tenant())));
        }
        index.refresh();
    }

    /** Ends the job and brings the index back to what the rows say, as far as it can be reached. */
    private void giveUp(IngestTask task, String worker, String reason) {
        jobs.fail(task, worker, reason);
        try {
            index.delete(task.scope());
            index.put(task.embeddingModel(), parsing.stored(task.documentId(), task.tenant()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index may hold chunks of document " + task.document(), e);
        }
    }

    private JobWatch watch(IngestTask task, String worker) {
        JobWatch watch = new JobWatch(jobs, task, worker);
        watch.timer(timers.scheduleWithFixedDelay(watch, 300, 1000, TimeUnit.MILLISECONDS));
        return watch;
    }

    private ChunkRules rules(IngestTask task) {
        return ParserSettings.of(task.parserConfig()).rules(embeddings.tokens());
    }

    private static double fraction(int page, int pages) {
        return pages <= 0 ? PARSED / 2 : 0.01 + (PARSED - 0.01) * Math.min(1.0, (double) page / pages);
    }

    private static String stage(int page, int pages) {
        return "Reading page " + page + (pages > 0 ? " of " + pages : "") + ".";
    }

    private static String notes(ParsedDocument document) {
        return document.notes().isEmpty()
                ? ""
                : String.format(Locale.ROOT, " Note: %s", String.join(" ", document.notes()));
    }
}
