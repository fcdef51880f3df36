package io.lectern.llm.local;

import io.lectern.common.StartupTask;
import io.lectern.llm.Builtin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Loads the built-in embedding model before the server reports ready, so that the first question is as fast as any. */
@ApplicationScoped
public class BuiltinModelsTask implements StartupTask {

    @Inject
    @Builtin
    BgeSmallEmbeddingModel embedding;

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String name() {
        return "Built-in embedding model";
    }

    @Override
    public void run() {
        embedding.load();
    }
}
