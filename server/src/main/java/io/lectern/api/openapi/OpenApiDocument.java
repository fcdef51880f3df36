package io.lectern.api.openapi;

import io.lectern.common.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One document out of several files: what stands under the same key in two of them is joined. A new dialect adds a file
 * and its name here.
 */
final class OpenApiDocument {

    private static final List<String> PARTS = List.of(
            "frame.json",
            "aibuilder-knowledge.json",
            "aibuilder-chats.json",
            "openai.json",
            "chat-api.json",
            "admin.json");

    private OpenApiDocument() {}

    static JsonObject read() {
        return PARTS.stream().map(OpenApiDocument::part).reduce(JsonValue.EMPTY_JSON_OBJECT, OpenApiDocument::join);
    }

    /** Objects are joined key by key and lists end to end; of anything else the later one counts. */
    static JsonObject join(JsonObject first, JsonObject second) {
        JsonObjectBuilder joined = Json.createObjectBuilder(first);
        second.forEach((key, value) -> {
            JsonValue before = first.get(key);
            if (before instanceof JsonObject one && value instanceof JsonObject two) {
                joined.add(key, join(one, two));
            } else if (before != null && before.getValueType() == JsonValue.ValueType.ARRAY) {
                JsonArrayBuilder both = Json.createArrayBuilder(before.asJsonArray());
                value.asJsonArray().forEach(both::add);
                joined.add(key, both);
            } else {
                joined.add(key, value);
            }
        });
        return joined.build();
    }

    private static JsonObject part(String name) {
        try (InputStream file = OpenApiDocument.class.getResourceAsStream(name);
                JsonReader reader = Json.createReader(file)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
