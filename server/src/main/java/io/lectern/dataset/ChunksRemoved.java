package io.lectern.dataset;

import io.lectern.retrieval.ChunkScope;

/** Rows of chunks are about to be gone; once that is committed the index follows. */
record ChunksRemoved(ChunkScope scope) {}
