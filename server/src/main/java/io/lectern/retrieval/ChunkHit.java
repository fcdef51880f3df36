package io.lectern.retrieval;

import java.util.UUID;

/**
 * A candidate with both of its scores as measured.
 *
 * @param terms BM25 score, 0 when no question term was found
 * @param cosine cosine of question and chunk
 */
record ChunkHit(String id, UUID dataset, UUID document, String documentName, double terms, double cosine) {}
