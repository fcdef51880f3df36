package io.lectern.retrieval;

import io.lectern.common.InvalidException;
import io.lectern.llm.VectorSpace;

/**
 * Two searches: by terms and by vector, both only within the scope and only among available chunks. Cannot be
 * built without a scope.
 *
 * @param space says which index
 * @param depth most chunks the term search returns, at least 1
 * @param neighbours most chunks the vector search returns, at least 1
 */
record ChunkQuery(ChunkScope scope, VectorSpace space, String question, int depth, int neighbours) {

    ChunkQuery {
        if (scope == null) {
            throw new InvalidException("scope", "A search of chunks needs a scope.");
        }
        if (depth < 1 || neighbours < 1) {
            throw new InvalidException("top_k", "top_k must be greater than 0.");
        }
    }
}
