package io.lectern.dataset;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import io.lectern.retrieval.IndexedChunk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The states of moves to another embedding model. People begin and end them; a worker claims one, stores vectors batch by
 * batch and changes the dataset over. Each method is one short transaction but the change, which rewrites the vectors.
 */
@ApplicationScoped
@Transactional
public class ReembeddingService {

    static final String PARSING = "Waits until no document of the dataset is being parsed.";

    private static final Duration LEASE = Duration.ofSeconds(60);

    @Inject
    ReembeddingRepository jobs;

    @Inject
    DatasetRepository datasets;

    @Inject
    IndexDebtService debts;

    @Inject
    Caller caller;

    @Inject
    Clock clock;

    /**
     * Begins a move. Vectors of the model that are there from an earlier one are used again; those of any other are
     * dropped.
     *
     * @throws NotFoundException when the dataset is not the caller's to change
     * @throws DomainException CONFLICT when it has that model already or is on its way to one
     */
    public Reembedding start(UUID datasetUid, String model) {
        Dataset dataset = datasets.lock(caller.owns(ObjectType.DATASET), datasetUid)
                .orElseThrow(() -> new NotFoundException("dataset", datasetUid.toString()));
        if (dataset.embeddingModel().equals(model)) {
            throw DomainException.conflict("The dataset has the embedding model " + model + " already.");
        }
        if (open(dataset).isPresent()) {
            throw DomainException.conflict("The dataset is being moved to another embedding model already.");
        }
        if (!model.equals(dataset.otherModel().orElse(model))) {
            jobs.dropOtherVectors(dataset.id());
        }
        dataset.prepareFor(model);
        int chunks = (int) jobs.chunks(dataset.id(), false);
        Reembedding job = new Reembedding(dataset, caller.userId(), model, chunks, clock.instant());
        jobs.save(job);
        return job;
    }

    /** The latest move of a dataset that the caller sees. */
    public Optional<Reembedding> latest(UUID datasetUid) {
        return datasets.find(caller.sees(ObjectType.DATASET), datasetUid).flatMap(found -> jobs.latest(found.id()));
    }

    /**
     * Stops a move that is not done, and drops the vectors of the other model, which a way back would have used.
     *
     * @throws NotFoundException when the dataset is not the caller's to change
     */
    public void end(UUID datasetUid) {
        Dataset dataset = datasets.lock(caller.owns(ObjectType.DATASET), datasetUid)
                .orElseThrow(() -> new NotFoundException("dataset", datasetUid.toString()));
        open(dataset)
                .map(open -> jobs.lock(open.id))
                .ifPresent(open -> open.end(Reembedding.State.CANCELLED, "Stopped by a person.", clock.instant()));
        jobs.dropOtherVectors(dataset.id());
        dataset.forgetOther();
    }

    /** Gives the next move that nobody holds to this worker. */
    Optional<ReembeddingTask> claim(String worker) {
        Instant now = clock.instant();
        return jobs.next(now)
                .filter(id -> jobs.claim(id, worker, now, now.plus(LEASE)))
                .map(jobs::get)
                .flatMap(job -> task(job, worker));
    }

    /** Lets go of the moves that an earlier process of a server worked on, whose leases mean nothing any more. */
    void releaseOf(String server) {
        jobs.release(server);
    }

    /** Chunks with an id behind another's, in the order of their ids, each with the vector it has for the target. */
    List<Waiting> chunksAfter(ReembeddingTask task, String id, int atMost) {
        return jobs.chunksAfter(task.datasetId(), id, atMost).stream()
                .map(chunk -> new Waiting(
                        chunk.id(),
                        chunk.meaning(),
                        IndexForm.of(chunk, task.owner().tenant(), chunk.otherVector())))
                .toList();
    }

    /**
     * A chunk on its way.
     *
     * @param meaning what is embedded
     * @param indexed its form in the index; the embedding is null when it has to be made
     */
    record Waiting(String id, String meaning, IndexedChunk indexed) {}

    /** @return false when the move is not this worker's any more */
    boolean store(ReembeddingTask task, List<Waiting> chunks, Map<String, float[]> vectors, int done) {
        Reembedding job = jobs.lock(task.jobId());
        if (!job.heldBy(task.worker())) {
            return false;
        }
        for (Waiting waiting : chunks) {
            Chunk chunk = vectors.containsKey(waiting.id()) ? jobs.chunk(waiting.id()) : null;
            // changed since: it is found again before the dataset changes over
            if (chunk != null && chunk.meaning().equals(waiting.meaning())) {
                chunk.otherVector(vectors.get(waiting.id()));
            }
        }
        job.progress(
                done,
                (int) jobs.chunks(task.datasetId(), false),
                clock.instant().plus(LEASE));
        return true;
    }

    /** Whether a job writes vectors of the old model now. */
    boolean parsing(ReembeddingTask task) {
        return jobs.parsing(task.datasetId());
    }

    /** Whether every chunk has a vector of the target: none came in or changed since. */
    boolean complete(ReembeddingTask task) {
        return jobs.chunks(task.datasetId(), true) == 0;
    }

    /**
     * Changes the dataset over: from this commit on its chunks are searched with the new vectors. Waits while documents
     * are being parsed, because their jobs write vectors of the old model.
     *
     * @return whether it is done
     */
    boolean changeOver(ReembeddingTask task) {
        Reembedding job = jobs.lock(task.jobId());
        Dataset dataset = jobs.lockDataset(task.datasetId());
        if (!job.heldBy(task.worker()) || dataset.deletedAt().isPresent()) {
            return false;
        }
        if (jobs.parsing(task.datasetId()) || !complete(task)) {
            job.waitFor(PARSING);
            return false;
        }
        Instant begun = job.createdAt();
        dataset.moveTo(task.target(), task.source(), clock.instant());
        job.progress(job.chunksTotal(), job.chunksTotal(), null);
        job.end(Reembedding.State.DONE, "", clock.instant());
        jobs.changedSince(task.datasetId(), begun)
                .forEach(document -> debts.owe(task.owner().tenant(), document, List.of()));
        jobs.swapVectors(task.datasetId());
        return true;
    }

    void waitFor(ReembeddingTask task, String reason) {
        Reembedding job = jobs.lock(task.jobId());
        if (job.heldBy(task.worker())) {
            job.waitFor(reason);
        }
    }

    /** What was embedded stays with the chunks: the same move begun again goes on there. */
    void fail(ReembeddingTask task, String reason) {
        Reembedding job = jobs.lock(task.jobId());
        if (job.heldBy(task.worker())) {
            job.end(Reembedding.State.FAILED, reason, clock.instant());
        }
    }

    private Optional<Reembedding> open(Dataset dataset) {
        return jobs.latest(dataset.id()).filter(job -> job.endedAt().isEmpty());
    }

    private Optional<ReembeddingTask> task(Reembedding job, String worker) {
        Dataset dataset = jobs.dataset(job.datasetId);
        if (dataset.deletedAt().isPresent()) {
            job.end(Reembedding.State.CANCELLED, "The dataset was deleted.", clock.instant());
            return Optional.empty();
        }
        return Optional.of(new ReembeddingTask(
                job.id, worker, job.datasetId, dataset.uid(), jobs.owner(job), job.sourceModel(), job.targetModel()));
    }
}
