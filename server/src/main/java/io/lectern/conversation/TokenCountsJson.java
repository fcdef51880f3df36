package io.lectern.conversation;

import io.lectern.common.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Token counts as JSON text of a column. */
final class TokenCountsJson {

    private TokenCountsJson() {}

    static String write(TokenCounts counts) {
        return Json.createObjectBuilder()
                .add("prompt", counts.prompt())
                .add("completion", counts.completion())
                .add("millis", counts.millis())
                .build()
                .toString();
    }

    static TokenCounts read(String json) {
        if (json.isEmpty()) {
            return TokenCounts.NONE;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject counts = reader.readObject();
            return new TokenCounts(
                    counts.getInt("prompt"),
                    counts.getInt("completion"),
                    counts.getJsonNumber("millis").longValue());
        }
    }
}
