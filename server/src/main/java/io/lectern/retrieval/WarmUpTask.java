package io.lectern.retrieval;

import io.lectern.common.StartupTask;
import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.VectorSpace;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/**
 * Searches a few times for what nobody has, so that the first person's question does not pay for loading and compiling all
 * that finds an answer, here and in the search node. Runs when the rest of the start is done; readiness does not wait.
 */
@ApplicationScoped
class WarmUpTask implements StartupTask {

    private static final System.Logger LOG = System.getLogger(WarmUpTask.class.getName());
    private static final int QUESTIONS = 40;

    @Inject
    ChunkIndex index;

    @Inject
    EmbeddingModels models;

    @Resource
    ManagedExecutorService threads;

    @Override
    public int order() {
        return 90;
    }

    @Override
    public String name() {
        return "Warm-up";
    }

    @Override
    public void run() {
        threads.submit(this::ask);
    }

    private void ask() {
        VectorSpace space = models.builtinSpace();
        ChunkScope nobody = ChunkScope.ofDatasets(UUID.randomUUID(), Set.of(UUID.randomUUID()));
        try {
            for (int i = 0; i < QUESTIONS; i++) {
                String question = "Which entry number " + i + " mentions a lantern in the harbour?";
                float[] vector = new float[space.dimension()];
                vector[i] = 1;
                index.begin(new ChunkQuery(nobody, space, question, 1, 1)).hits(vector);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "warming up ended early", e);
        }
    }
}
