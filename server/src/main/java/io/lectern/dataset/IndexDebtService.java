package io.lectern.dataset;

import io.lectern.retrieval.ChunkScope;
import io.lectern.retrieval.IndexedChunk;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps the list of what the index must still forget or write again. */
@ApplicationScoped
@Transactional
class IndexDebtService {

    @Inject
    DatasetRepository datasets;

    @Inject
    IndexDebtRepository debts;

    @Inject
    Clock clock;

    @Inject
    Event<ChunksRemoved> removed;

    /** Chunks are gone for good. @param document null for the whole dataset */
    void owe(UUID tenant, UUID dataset, UUID document) {
        IndexRemoval debt = new IndexRemoval(tenant, dataset, document, clock.instant());
        debts.save(debt);
        removed.fire(new ChunksRemoved(debt.scope()));
    }

    /** Chunks have changed, were added or are gone. @param chunks empty for all of the document */
    void owe(UUID tenant, Document document, List<String> chunks) {
        debts.save(new IndexRewrite(tenant, document, chunks, clock.instant()));
    }

    /** A document has lost its chunks but may get new ones: they go at once, and what is owed is what the rows say then. */
    void oweCleared(UUID tenant, Document document) {
        owe(tenant, document, List.of());
        removed.fire(new ChunksRemoved(
                new ChunkScope(tenant, Set.of(document.dataset().uid()), Set.of(document.uid()))));
    }

    /** Every document that has chunks: the index is new and empty. */
    void oweEverything() {
        debts.documentsWithChunks()
                .forEach(document -> debts.save(
                        new IndexRewrite(debts.tenantUid(document.tenantId()), document, List.of(), clock.instant())));
    }

    List<IndexRemoval> removals() {
        return debts.removals();
    }

    /** Those of documents that no job works on: a job writes the index before the rows, which must not be undone. */
    List<IndexRewrite> rewrites() {
        return debts.rewrites();
    }

    List<IndexRewrite> rewrites(long documentId) {
        return debts.rewrites(documentId);
    }

    /** What the rows say now about the chunks a debt names, and which run of the document they are of. */
    RowsOfRun rows(IndexRewrite debt) {
        return new RowsOfRun(
                debts.lastRun(debt),
                debts.chunks(debt).stream()
                        .map(chunk -> IndexForm.of(chunk, debt.tenant))
                        .toList());
    }

    record RowsOfRun(IndexDebtRepository.LastRun run, List<IndexedChunk> chunks) {}

    /** Empty when the document or its dataset is gone. */
    Optional<DatasetModel> model(IndexRewrite debt) {
        return debts.model(debt.tenant, debt.documentId);
    }

    void paid(IndexRemoval debt) {
        debts.forgetRemoval(debt.id);
    }

    /** If a run of the document went on meanwhile, entries of it may be gone: the debt stays, to be paid again after it. */
    void paid(IndexRewrite debt, RowsOfRun written) {
        if (!written.run().goesOn() && written.run().equals(debts.lastRun(debt))) {
            debts.forgetRewrite(debt.id);
        }
    }
}
