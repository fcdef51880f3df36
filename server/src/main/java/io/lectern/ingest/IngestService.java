package io.lectern.ingest;

import io.lectern.account.Caller;
import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentService;
import io.lectern.dataset.FoundGraph;
import io.lectern.dataset.ParsedChunk;
import io.lectern.dataset.ParsingService;
import io.lectern.dataset.RunState;
import io.lectern.ingest.enrichment.Enrichments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The states of parsing jobs. People start and stop documents; a worker claims a job, reports and ends it. Each method is
 * one short transaction.
 */
@ApplicationScoped
@Transactional
public class IngestService {

    /** How far a document is whose job has a worker. */
    static final double RECEIVED = 0.01;

    @Inject
    IngestRepository jobs;

    @Inject
    ParseQueue queue;

    @Inject
    DocumentService documents;

    @Inject
    ParsingService parsing;

    @Inject
    Enrichments enrichments;

    @Inject
    IngestConfig config;

    @Inject
    FairOrder order;

    @Inject
    Event<RunningJobs.JobStopped> stopped;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Queues a document for parsing: its state, the job and the message exist together or not at all. A document that is
     * on its way already stays as it is; one that was stopped a moment ago waits until the worker of that run has let go.
     *
     * @return whether it was queued now
     * @throws NotFoundException when the dataset has no such document
     */
    public boolean start(UUID dataset, UUID documentUid) {
        Document document = jobs.hold(document(dataset, documentUid));
        if (jobs.open(document.id()).isPresent()) {
            return false;
        }
        Optional<Instant> held = document.runState() == RunState.CANCELLED ? heldUntil(document) : Optional.empty();
        document.startParsing(clock.instant());
        IngestJob job = new IngestJob(caller.tenantId(), caller.userId(), document.id(), clock.instant());
        held.ifPresent(job::waitUntil);
        jobs.save(job);
        if (held.isEmpty()) {
            queue.announce(job.id);
        }
        return true;
    }

    /** Empty when no worker is at the document any more. One that is letting go at this moment is waited for. */
    private Optional<Instant> heldUntil(Document document) {
        return jobs.stoppedAndHeld(document.id(), clock.instant())
                .map(jobs::lock)
                .map(stopped -> stopped.leaseUntil);
    }

    /**
     * Stops a document that is on its way and takes its chunks away.
     *
     * @return whether there was something to stop
     * @throws NotFoundException when the dataset has no such document
     * @throws DomainException CONFLICT when somebody started it at the same moment
     */
    public boolean stop(UUID dataset, UUID documentUid) {
        Document document = document(dataset, documentUid);
        Optional<IngestJob> job = jobs.open(document.id()).flatMap(this::taken);
        jobs.hold(document);
        if (job.isEmpty() && jobs.open(document.id()).isPresent()) {
            throw DomainException.conflict("The document was started at the same moment; stop it again.");
        }
        if (job.isEmpty() && document.runState() != RunState.RUNNING) {
            return false;
        }
        job.ifPresent(open -> open.cancel("stopped by a person", clock.instant()));
        parsing.cancel(document, caller.tenant());
        return true;
    }

    /** Tells the worker before it waits for the row, which one that is writing its chunks holds until it hears of this. */
    private Optional<IngestJob> taken(IngestJob open) {
        stopped.fire(new RunningJobs.JobStopped(open.id));
        return Optional.of(jobs.lock(open)).filter(IngestJob::isOpen);
    }

    /** Jobs that wait, the one that is due first; one for each tenant. */
    List<Long> due() {
        return order.order(jobs.oldestQueued(clock.instant()), jobs.running());
    }

    /** Gives the job to this worker; empty when it has another one, is final, or its document is gone. */
    Optional<IngestTask> claim(long jobId, String worker) {
        if (!jobs.claim(jobId, worker, clock.instant().plus(config.lease()))) {
            return Optional.empty();
        }
        IngestJob job = jobs.get(jobId);
        order.served(job.tenantId);
        Optional<Document> document = parsing.find(job.documentId);
        if (document.isEmpty()) {
            job.end(JobState.CANCELLED, "the document was deleted", clock.instant());
        } else if (job.attempts > config.attempts()) {
            String reason = "Parsing was begun " + config.attempts() + " times and ended the server process each time.";
            job.end(JobState.FAILED, reason, clock.instant());
            document.get().fail(reason, clock.instant());
            return Optional.empty();
        }
        document.ifPresent(found -> found.progress(RECEIVED, "Task has been received.", clock.instant()));
        return document.map(found -> task(job, found));
    }

    /**
     * Keeps the lease and shows progress.
     *
     * @param fraction above 0 and below 1
     * @return false when the job is not this worker's any more: it must stop
     */
    boolean renew(IngestTask task, String worker, double fraction, String line) {
        if (!jobs.renew(task.jobId(), worker, clock.instant().plus(config.lease()))) {
            return false;
        }
        Optional<Document> document = parsing.find(task.documentId());
        document.ifPresent(found -> found.progress(fraction, line, clock.instant()));
        return document.isPresent();
    }

    /**
     * Writes the chunks and ends the job.
     *
     * @param goOn called now and then; what it throws undoes all
     * @return false when the job was stopped, taken over or its document deleted meanwhile, or its dataset has another
     *     embedding model now; nothing is written then and the worker must let go
     */
    boolean finish(
            IngestTask task, String worker, List<ParsedChunk> chunks, FoundGraph graph, String line, Runnable goOn) {
        IngestJob job = jobs.lock(task.jobId());
        if (!job.heldBy(worker)) {
            return false;
        }
        Optional<Document> document = parsing.find(task.documentId());
        if (document.isEmpty()) {
            job.cancel("the document was deleted", clock.instant());
            return false;
        }
        if (!document.get().dataset().embeddingModel().equals(task.embeddingModel())) {
            // the dataset has changed over to another embedding model: these vectors are of no use there
            return false;
        }
        parsing.finish(task.documentId(), chunks, graph, line, goOn);
        enrichments.done(task.documentId());
        job.end(JobState.DONE, line, clock.instant());
        return true;
    }

    /**
     * Ends the job with a reason a person can act on.
     *
     * @return false, without effect, when it is not this worker's any more
     */
    boolean fail(IngestTask task, String worker, String reason) {
        IngestJob job = jobs.lock(task.jobId());
        if (!job.heldBy(worker)) {
            return false;
        }
        job.end(JobState.FAILED, reason, clock.instant());
        parsing.find(task.documentId()).ifPresent(document -> document.fail(reason, clock.instant()));
        return true;
    }

    /**
     * Lets go of a job that cannot be done now because something it needs is away, such as the search index; it is begun
     * again by and by.
     *
     * @param reason shown with the document meanwhile
     * @return false, without effect, when it is not this worker's any more
     */
    boolean handBack(IngestTask task, String worker, String reason) {
        IngestJob job = jobs.lock(task.jobId());
        if (!job.heldBy(worker)) {
            return false;
        }
        job.handBack(clock.instant());
        parsing.find(task.documentId())
                .ifPresent(document -> document.progress(0, reason + " It will be tried again.", clock.instant()));
        return true;
    }

    /**
     * Whether a worker that has lost its job may still touch the document's entries in the index: nobody else does before
     * it lets go. False when another worker has taken the job over.
     */
    boolean mayTidy(IngestTask task, String worker) {
        return jobs.get(task.jobId()).lastTakenBy(worker);
    }

    /**
     * The worker does nothing more for a job that it did not end. The document's next run, if one waits, may begin; a job
     * that nobody ended is begun again.
     */
    void letGo(IngestTask task, String worker) {
        IngestJob job = jobs.lock(task.jobId());
        if (!job.lastTakenBy(worker)) {
            return;
        }
        if (job.isOpen()) {
            requeue(job);
            return;
        }
        job.letGo();
        jobs.open(task.documentId()).ifPresent(this::announce);
    }

    /** Puts jobs whose worker is gone back into the queue. */
    void requeueAbandoned() {
        jobs.runningWithLeaseBefore(clock.instant()).forEach(this::requeue);
    }

    /** The same for all jobs of an earlier process of this instance, whose leases mean nothing any more. */
    void requeueOf(String instance) {
        jobs.runningOf(instance).forEach(this::requeue);
    }

    /** Announces jobs again whose messages were lost: those that wait although nobody works. */
    void announceForgotten(int atMost) {
        if (!jobs.anythingRuns()) {
            jobs.queuedAndAnnouncedBefore(clock.instant().minus(config.lease().dividedBy(4)), atMost)
                    .forEach(this::announce);
        }
    }

    private void requeue(IngestJob job) {
        job.requeue(clock.instant());
        queue.announce(job.id);
    }

    /** Held, because a whole row is written: a worker's claim or a person's stop of this moment would be lost with it. */
    private void announce(IngestJob waiting) {
        IngestJob job = jobs.lock(waiting);
        if (job.state == JobState.QUEUED) {
            job.announced(clock.instant());
            queue.announce(job.id);
        }
    }

    private IngestTask task(IngestJob job, Document document) {
        return new IngestTask(
                job.id,
                document.id(),
                jobs.owner(job),
                document.dataset().uid(),
                document.uid(),
                document.name(),
                documents.content(document),
                document.dataset().embeddingModel(),
                document.chunkMethod(),
                document.parserConfig(),
                job.attempts > 1,
                document.chunkCount() > 0);
    }

    private Document document(UUID dataset, UUID uid) {
        return documents.find(dataset, uid).orElseThrow(() -> new NotFoundException("document", uid.toString()));
    }
}
