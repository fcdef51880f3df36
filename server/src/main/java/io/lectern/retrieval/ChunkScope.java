package io.lectern.retrieval;

import io.lectern.common.InvalidException;
import java.util.Set;
import java.util.UUID;

/**
 * Whose chunks a search, change or deletion may touch. There is no way to build one without a tenant and at least one
 * dataset, so that no query can reach across tenants.
 *
 * @param documents only these documents; empty means all of the datasets
 */
public record ChunkScope(UUID tenant, Set<UUID> datasets, Set<UUID> documents) {

    public ChunkScope {
        if (tenant == null) {
            throw new InvalidException("tenant", "A search of chunks needs a tenant.");
        }
        if (datasets == null || datasets.isEmpty()) {
            throw new InvalidException("datasets", "A search of chunks needs at least one dataset.");
        }
        datasets = Set.copyOf(datasets);
        documents = documents == null ? Set.of() : Set.copyOf(documents);
    }

    public static ChunkScope ofDatasets(UUID tenant, Set<UUID> datasets) {
        return new ChunkScope(tenant, datasets, Set.of());
    }

    public static ChunkScope ofDocument(UUID tenant, UUID dataset, UUID document) {
        return new ChunkScope(tenant, Set.of(dataset), Set.of(document));
    }
}
