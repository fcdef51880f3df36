package io.lectern.dataset;

import io.lectern.common.DomainException;
import io.lectern.common.ServerId;
import io.lectern.common.Startup;
import io.lectern.common.StartupTask;
import io.lectern.common.UpstreamException;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.VectorSpace;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.IndexedChunk;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Moves datasets to another embedding model, one at a time. The vectors are made from the chunk rows, stored beside the
 * old ones, and written into the index of the new model, where nobody searches yet: the shadow. When every chunk has one,
 * the dataset changes over. Killed at any point, the next start, or another server when the lease is over, goes over the
 * chunks again and embeds only those without a vector.
 */
@ApplicationScoped
public class ReembeddingWorker implements StartupTask {

    private static final System.Logger LOG = System.getLogger(ReembeddingWorker.class.getName());
    private static final int BATCH = 32;
    private static final int PAUSE_SECONDS = 5;

    @Inject
    ReembeddingService jobs;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    ChunkIndex index;

    @Inject
    IndexFollower follower;

    @Inject
    ServerId server;

    @Inject
    Startup startup;

    @Resource
    ManagedScheduledExecutorService timers;

    private final AtomicBoolean busy = new AtomicBoolean();
    private Future<?> timer;

    @Override
    public int order() {
        return 31;
    }

    @Override
    public String name() {
        return "Moves to other embedding models";
    }

    @Override
    public synchronized void run() {
        jobs.releaseOf(server.value());
        timer = timers.scheduleWithFixedDelay(this::work, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    /** Has a move that was just begun worked on now rather than at the next turn. */
    public void wake() {
        timers.execute(this::work);
    }

    @PreDestroy
    synchronized void stop() {
        if (timer != null) {
            timer.cancel(true);
        }
    }

    private void work() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            jobs.claim(server.value() + "/" + UUID.randomUUID().toString().substring(0, 8))
                    .ifPresent(this::move);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "moves to other embedding models wait", e);
        } finally {
            busy.set(false);
        }
    }

    private void move(ReembeddingTask task) {
        try {
            if (jobs.parsing(task)) {
                jobs.waitFor(task, ReembeddingService.PARSING);
                return;
            }
            VectorSpace source = embeddings.space(task.use(), task.source());
            VectorSpace target = embeddings.space(task.use(), task.target());
            if (source.equals(target)) {
                jobs.fail(task, task.target() + " is another name of the model that the dataset has.");
                return;
            }
            index.deleteElsewhere(task.scope(), Set.of(source, target));
            boolean ours = true;
            do {
                ours = embedAll(task, target);
            } while (ours && !jobs.complete(task));
            index.refresh();
            if (ours && jobs.changeOver(task)) {
                follower.payDebts();
            }
        } catch (UpstreamException e) {
            LOG.log(System.Logger.Level.WARNING, "a move to another embedding model has to wait: " + e.getMessage());
            if (e.retriable()) {
                jobs.waitFor(task, e.getMessage());
            } else {
                jobs.fail(task, e.getMessage());
            }
        } catch (RuntimeException e) {
            if (startup.stopping()) {
                LOG.log(System.Logger.Level.INFO, "a move to another embedding model is left for the next start");
                return;
            }
            LOG.log(System.Logger.Level.ERROR, "a move to another embedding model failed", e);
            jobs.fail(
                    task,
                    e instanceof DomainException ? e.getMessage() : "The server failed; its log has the details.");
        }
    }

    /** The index first, then the rows: a chunk whose row has its vector is in the index too. */
    private boolean embedAll(ReembeddingTask task, VectorSpace target) {
        String last = "";
        int done = 0;
        List<ReembeddingService.Waiting> batch = jobs.chunksAfter(task, last, BATCH);
        while (!batch.isEmpty()) {
            Map<String, float[]> made = embed(task, batch);
            List<IndexedChunk> written = new ArrayList<>();
            for (ReembeddingService.Waiting chunk : batch) {
                float[] vector = Optional.ofNullable(made.get(chunk.id()))
                        .orElse(chunk.indexed().embedding());
                written.add(chunk.indexed().with(vector));
            }
            index.put(target, written);
            done += batch.size();
            if (!jobs.store(task, batch, made, done)) {
                return false;
            }
            last = batch.get(batch.size() - 1).id();
            batch = jobs.chunksAfter(task, last, BATCH);
        }
        return true;
    }

    private Map<String, float[]> embed(ReembeddingTask task, List<ReembeddingService.Waiting> batch) {
        List<ReembeddingService.Waiting> without = batch.stream()
                .filter(chunk -> chunk.indexed().embedding() == null)
                .toList();
        List<float[]> vectors = embeddings.embedPassages(
                task.use(),
                task.target(),
                without.stream().map(ReembeddingService.Waiting::meaning).toList());
        Map<String, float[]> made = new HashMap<>();
        for (int i = 0; i < without.size(); i++) {
            made.put(without.get(i).id(), vectors.get(i));
        }
        return made;
    }
}
