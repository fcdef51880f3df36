package io.lectern.dataset;

import java.util.UUID;

/** A dataset with its counts, which are sums over its documents and stored nowhere. */
public record DatasetView(Dataset dataset, UUID tenant, long documents, long chunks, long tokens) {}
