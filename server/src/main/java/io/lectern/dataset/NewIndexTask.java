package io.lectern.dataset;

import io.lectern.common.StartupTask;
import io.lectern.retrieval.ChunkIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** When the index had to be made anew at this start, has it written again from the rows, little by little. */
@ApplicationScoped
class NewIndexTask implements StartupTask {

    @Inject
    ChunkIndex index;

    @Inject
    IndexDebtService debts;

    @Override
    public int order() {
        return 22;
    }

    @Override
    public String name() {
        return "Chunks of a new search index";
    }

    @Override
    public void run() {
        if (index.isNew()) {
            debts.oweEverything();
        }
    }
}
