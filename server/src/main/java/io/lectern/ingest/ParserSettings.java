package io.lectern.ingest;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.common.Json;
import io.lectern.ingest.chunker.ChunkRules;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;

/**
 * The chunking part of a document's parser configuration (contracts/aibuilder.md 2.2). {@code chunk_token_count} and
 * {@code chunk_token_num} are the same key.
 *
 * @param chunkTokens the most tokens of a chunk, 1 to 100,000,000
 * @param delimiter where a text may be cut, in RAGFlow's form
 */
record ParserSettings(int chunkTokens, String delimiter) {

    static final int DEFAULT_TOKENS = 128;
    static final String DEFAULT_DELIMITER = "\\n!?;。；！？";

    static ParserSettings of(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject settings = reader.readObject();
            JsonValue tokens = settings.getOrDefault("chunk_token_count", settings.get("chunk_token_num"));
            JsonValue delimiter = settings.get("delimiter");
            return new ParserSettings(
                    tokens instanceof JsonNumber number ? number.intValue() : DEFAULT_TOKENS,
                    delimiter instanceof JsonString text ? text.getString() : DEFAULT_DELIMITER);
        }
    }

    ChunkRules rules(TokenCountEstimator tokens) {
        return new ChunkRules(chunkTokens, delimiter, tokens);
    }
}
