package io.lectern.dataset;

import io.lectern.retrieval.ChunkIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Removes from the index what was removed from the rows, right after the commit, so that a search that follows a deletion
 * finds nothing. If the index is down the debt stays in {@link IndexRemoval} and is paid later.
 */
@ApplicationScoped
public class IndexFollower {

    private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());

    @Inject
    ChunkIndex index;

    @Inject
    IndexDebtService debts;

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChunksRemoved removed) {
        try {
            index.delete(removed.scope());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index will forget " + removed.scope() + " later", e);
        }
    }

    /**
     * Asks the index once more to forget everything it owes, which costs nothing where it did already.
     *
     * @throws io.lectern.common.UpstreamException when the index is down; what it did not do stays owed
     */
    public void payDebts() {
        for (IndexRemoval debt : debts.open()) {
            index.delete(debt.scope());
            debts.paid(debt);
        }
    }
}
