package io.lectern.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Keeps the list of what the index must still forget. */
@ApplicationScoped
@Transactional
class IndexDebtService {

    @Inject
    DatasetRepository datasets;

    @Inject
    Clock clock;

    @Inject
    Event<ChunksRemoved> removed;

    /** @param document null for the whole dataset */
    void owe(UUID tenant, UUID dataset, UUID document) {
        IndexRemoval debt = new IndexRemoval(tenant, dataset, document, clock.instant());
        datasets.save(debt);
        removed.fire(new ChunksRemoved(debt.scope()));
    }

    List<IndexRemoval> open() {
        return datasets.removals();
    }

    void paid(IndexRemoval debt) {
        datasets.forget(debt.id);
    }
}
