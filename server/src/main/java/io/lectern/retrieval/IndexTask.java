package io.lectern.retrieval;

import io.lectern.common.ReadinessCheck;
import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Creates the index at start, and says in readiness when it has gone away since. */
@ApplicationScoped
public class IndexTask implements StartupTask, ReadinessCheck {

    @Inject
    ChunkIndex index;

    @Override
    public int order() {
        return 21;
    }

    @Override
    public String name() {
        return "Search index";
    }

    @Override
    public void run() {
        index.prepare();
    }

    @Override
    public Optional<String> missing() {
        return index.ready() ? Optional.empty() : Optional.of("The search index does not answer.");
    }
}
