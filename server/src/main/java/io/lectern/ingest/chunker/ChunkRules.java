package io.lectern.ingest.chunker;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.common.InvalidException;

/**
 * How to cut.
 *
 * @param chunkTokens most tokens of a chunk, at least 1
 * @param delimiter where text may be cut, see {@link Delimiters}
 * @param htmlTables whether tables are written as HTML
 * @param estimator counts tokens
 */
public record ChunkRules(int chunkTokens, String delimiter, boolean htmlTables, TokenCountEstimator estimator) {

    public static final String DEFAULT_DELIMITER = "\\n!?;。；！？";

    public ChunkRules {
        if (chunkTokens < 1) {
            throw new InvalidException(
                    "chunk_token_count", "chunk_token_count must be at least 1, not " + chunkTokens + ".");
        }
    }
}
