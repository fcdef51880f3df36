package io.lectern.api.openapi;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonPointer;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Says where a value is not what a schema of the document allows; knows the keywords that the document uses. */
final class SchemaCheck {

    private final JsonObject document;

    SchemaCheck(JsonObject document) {
        this.document = document;
    }

    /** The schema of a JSON answer. */
    JsonObject answer(String path, String method, String status) {
        JsonObject response = resolved(document.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject(method)
                .getJsonObject("responses")
                .getJsonObject(status));
        return response.getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
    }

    /** What stands under a key, wherever it refers to; null when nothing does. */
    JsonObject resolved(JsonObject within, String key) {
        return within.containsKey(key) ? resolved(within.getJsonObject(key)) : null;
    }

    List<String> problems(JsonObject schema, JsonValue value) {
        List<String> problems = new ArrayList<>();
        check(resolved(schema), value, "$", problems);
        return problems;
    }

    private void check(JsonObject schema, JsonValue value, String at, List<String> problems) {
        if (schema.containsKey("oneOf")) {
            long fitting = schema.getJsonArray("oneOf").getValuesAs(JsonObject.class).stream()
                    .filter(one -> problems(one, value).isEmpty())
                    .count();
            if (fitting != 1) {
                problems.add(at + " fits " + fitting + " of the alternatives: " + value);
            }
            return;
        }
        if (schema.containsKey("const") && !same(schema.get("const"), value)) {
            problems.add(at + " is " + value + " and not " + schema.get("const"));
        }
        if (schema.containsKey("enum") && schema.getJsonArray("enum").stream().noneMatch(one -> same(one, value))) {
            problems.add(at + " is " + value + " and none of " + schema.get("enum"));
        }
        if (schema.containsKey("type") && types(schema).stream().noneMatch(type -> is(type, value))) {
            problems.add(at + " is " + value.getValueType() + " and not " + schema.get("type"));
        }
        if (value instanceof JsonObject object) {
            checkObject(schema, object, at, problems);
        } else if (value instanceof JsonArray array && schema.containsKey("items")) {
            for (int i = 0; i < array.size(); i++) {
                check(resolved(schema.getJsonObject("items")), array.get(i), at + "[" + i + "]", problems);
            }
        } else if (value instanceof JsonNumber number) {
            checkRange(schema, number.doubleValue(), at, problems);
        }
    }

    private void checkObject(JsonObject schema, JsonObject object, String at, List<String> problems) {
        JsonObject known =
                schema.containsKey("properties") ? schema.getJsonObject("properties") : JsonValue.EMPTY_JSON_OBJECT;
        if (schema.containsKey("required")) {
            schema.getJsonArray("required").getValuesAs(JsonString::getString).stream()
                    .filter(key -> !object.containsKey(key))
                    .forEach(key -> problems.add(at + " lacks " + key));
        }
        object.forEach((key, inner) -> {
            if (known.containsKey(key)) {
                check(resolved(known.getJsonObject(key)), inner, at + "." + key, problems);
            } else if (schema.get("additionalProperties") == JsonValue.FALSE) {
                problems.add(at + " has the unknown key " + key);
            }
        });
    }

    private static void checkRange(JsonObject schema, double number, String at, List<String> problems) {
        if (schema.containsKey("minimum")
                        && number < schema.getJsonNumber("minimum").doubleValue()
                || schema.containsKey("maximum")
                        && number > schema.getJsonNumber("maximum").doubleValue()) {
            problems.add(at + " is " + number + ", out of range");
        }
    }

    private JsonObject resolved(JsonObject schema) {
        if (!schema.containsKey("$ref")) {
            return schema;
        }
        JsonPointer target = Json.createPointer(schema.getString("$ref").substring(1));
        return resolved(target.getValue(document).asJsonObject());
    }

    private static List<String> types(JsonObject schema) {
        return schema.get("type") instanceof JsonArray several
                ? several.getValuesAs(JsonString::getString)
                : List.of(schema.getString("type"));
    }

    private static boolean is(String type, JsonValue value) {
        return switch (type) {
            case "null" -> value == JsonValue.NULL;
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "number" -> value instanceof JsonNumber;
            case "string" -> value instanceof JsonString;
            case "array" -> value instanceof JsonArray;
            case "object" -> value instanceof JsonObject;
            default -> throw new AssertionError("no such type: " + type);
        };
    }

    private static boolean same(JsonValue a, JsonValue b) {
        return a.equals(b)
                || a instanceof JsonNumber one && b instanceof JsonNumber two && one.doubleValue() == two.doubleValue();
    }
}
