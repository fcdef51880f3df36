package io.lectern.dataset;

import io.lectern.retrieval.ChunkIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Removes from the index what was removed from the rows, right after the commit, so that a search that follows a deletion
 * finds nothing. If the index is down the debt stays in {@link IndexRemoval} and {@link DocumentService#payIndexDebts}
 * pays it later.
 */
@ApplicationScoped
class IndexFollower {

    private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());

    @Inject
    ChunkIndex index;

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChunksRemoved removed) {
        try {
            index.delete(removed.scope());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index will forget " + removed.scope() + " later", e);
        }
    }
}
