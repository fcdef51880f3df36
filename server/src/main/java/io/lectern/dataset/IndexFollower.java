package io.lectern.dataset;

import io.lectern.llm.EmbeddingModels;
import io.lectern.llm.ModelUse;
import io.lectern.retrieval.ChunkIndex;
import io.lectern.retrieval.IndexedChunk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Brings the index in line with the rows. What was removed leaves it right after the commit, so that a search that follows
 * a deletion finds nothing; what was changed by hand is written again before the change returns. If the index is down the
 * debts stay in {@link IndexRemoval} and {@link IndexRewrite} and are paid later.
 */
@ApplicationScoped
public class IndexFollower {

    private static final System.Logger LOG = System.getLogger(IndexFollower.class.getName());

    @Inject
    ChunkIndex index;

    @Inject
    EmbeddingModels embeddings;

    @Inject
    IndexDebtService debts;

    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChunksRemoved removed) {
        try {
            index.delete(removed.scope());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index will forget " + removed.scope() + " later", e);
        }
    }

    /** Writes what the index owes for one document; if that fails now it is done later. */
    public void catchUp(long documentId) {
        try {
            debts.rewrites(documentId).forEach(this::write);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the index will follow document " + documentId + " later", e);
        }
    }

    /**
     * Makes an index that is gone anew, and has it written again from the rows.
     *
     * @throws io.lectern.common.UpstreamException when the index server is down
     */
    public void restore() {
        if (index.incomplete()) {
            // first, so that a server that ends in between begins again
            debts.oweEverything();
            index.prepare();
            LOG.log(System.Logger.Level.INFO, "a search index was made; it is written from the rows");
        }
    }

    /**
     * Asks the index once more for everything it owes, which costs nothing where it did already.
     *
     * @throws io.lectern.common.UpstreamException when the index is down; what it did not do stays owed
     */
    public void payDebts() {
        for (IndexRemoval debt : debts.removals()) {
            index.delete(debt.scope());
            debts.paid(debt);
        }
        debts.rewrites().forEach(this::write);
    }

    /**
     * One at a time: of two changes to the same chunk the later one reads the rows last and so writes last. A whole
     * document first loses the entries that no row knows.
     */
    private synchronized void write(IndexRewrite debt) {
        IndexDebtService.RowsOfRun rows = debts.rows(debt);
        if (rows.run().goesOn() && debt.chunks().isEmpty()) {
            // the run writes the index before the rows, which must not be undone
            return;
        }
        List<String> present = rows.chunks().stream().map(IndexedChunk::id).toList();
        debts.model(debt).ifPresent(model -> {
            debt.chunks()
                    .ifPresentOrElse(
                            named -> index.delete(
                                    debt.scope(),
                                    named.stream()
                                            .filter(id -> !present.contains(id))
                                            .toList()),
                            () -> index.keepOnly(debt.scope(), present));
            index.put(embeddings.space(ModelUse.of(model.owner(), "index"), model.name()), rows.chunks());
            index.refresh();
        });
        debts.paid(debt, rows);
    }
}
