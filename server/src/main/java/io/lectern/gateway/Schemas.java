package io.lectern.gateway;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** Carries a tool's JSON Schema over unread: only its outermost object is taken apart, because langchain4j wants that. */
final class Schemas {

    private Schemas() {}

    static ToolSpecification tool(Tool tool) {
        ToolSpecification.Builder specification =
                ToolSpecification.builder().name(tool.name()).description(tool.description());
        return tool.parameters().isEmpty()
                ? specification.build()
                : specification.parameters(object(tool)).build();
    }

    private static JsonObjectSchema object(Tool tool) {
        try (JsonReader reader = Json.createReader(new StringReader(tool.parameters()))) {
            JsonObject schema = reader.readObject();
            JsonObjectSchema.Builder object = JsonObjectSchema.builder();
            members(schema, "properties").forEach((name, value) -> object.addProperty(name, raw(value)));
            Map<String, JsonSchemaElement> definitions = new LinkedHashMap<>();
            members(schema, "$defs").forEach((name, value) -> definitions.put(name, raw(value)));
            if (!definitions.isEmpty()) {
                object.definitions(definitions);
            }
            if (schema.get("required") instanceof JsonArray required) {
                object.required(required.getValuesAs(JsonString::getString));
            }
            if (schema.get("description") instanceof JsonString description) {
                object.description(description.getString());
            }
            if (schema.containsKey("additionalProperties")) {
                object.additionalProperties(schema.get("additionalProperties") != JsonValue.FALSE);
            }
            return object.build();
        } catch (RuntimeException e) {
            throw new InvalidException(
                    "tools", "The parameters of the tool " + tool.name() + " are no JSON Schema of an object.");
        }
    }

    private static JsonObject members(JsonObject schema, String key) {
        return schema.get(key) instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
    }

    private static JsonRawSchema raw(JsonValue value) {
        return JsonRawSchema.from(value.toString());
    }
}
