package io.lectern.dataset;

import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Before the index is made anew at this start, notes that it has to be written again from the rows, little by little. */
@ApplicationScoped
class NewIndexTask implements StartupTask {

    @Inject
    IndexFollower index;

    @Override
    public int order() {
        return 19;
    }

    @Override
    public String name() {
        return "Chunks of a new search index";
    }

    @Override
    public void run() {
        index.restore();
    }
}
