package io.lectern.ingest;

import dev.langchain4j.model.TokenCountEstimator;
import io.lectern.ingest.chunker.ChunkRules;
import io.lectern.ingest.chunker.Chunker;
import io.lectern.ingest.parser.ParsedDocument;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.OptionalInt;

/**
 * A document's parser configuration (contracts/aibuilder.md 2.2), as far as it is given. {@code chunk_token_count} and
 * {@code chunk_token_num} are the same key.
 *
 * @param chunkTokens the most tokens of a chunk; empty for the method's own
 * @param delimiter where a text may be cut, in RAGFlow's form
 * @param html4excel whether the tables of spreadsheets are written as HTML
 */
record ParserSettings(OptionalInt chunkTokens, String delimiter, boolean html4excel) {

    static ParserSettings of(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject settings = reader.readObject();
            JsonValue tokens = settings.getOrDefault("chunk_token_count", settings.get("chunk_token_num"));
            JsonValue delimiter = settings.get("delimiter");
            return new ParserSettings(
                    tokens instanceof JsonNumber number ? OptionalInt.of(number.intValue()) : OptionalInt.empty(),
                    delimiter instanceof JsonString text ? text.getString() : ChunkRules.DEFAULT_DELIMITER,
                    settings.get("html4excel") == JsonValue.TRUE);
        }
    }

    ChunkRules rules(Chunker chunker, ParsedDocument document, TokenCountEstimator tokens) {
        return new ChunkRules(
                chunkTokens.orElse(chunker.defaultTokens()), delimiter, html4excel && document.isSpreadsheet(), tokens);
    }
}
