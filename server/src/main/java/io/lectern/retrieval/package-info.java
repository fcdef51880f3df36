/**
 * Finds the chunks that answer a question. Entry points: {@link io.lectern.retrieval.RetrievalService} (questions) and
 * {@link io.lectern.retrieval.ChunkIndex} (the OpenSearch index, a projection of the chunk rows that can be rebuilt).
 * Knows ids of tenants, datasets and documents, never their entities; every search carries a {@code ChunkScope}.
 */
package io.lectern.retrieval;
