/**
 * Cuts parsed documents into chunks for embedding and retrieval. Entry point: {@link io.lectern.ingest.chunker.Chunkers},
 * which picks a {@link io.lectern.ingest.chunker.Chunker} by the dataset's chunk method. It knows neither models nor
 * datasets: token counts come through the estimator in {@link io.lectern.ingest.chunker.ChunkRules}.
 */
package io.lectern.ingest.chunker;
