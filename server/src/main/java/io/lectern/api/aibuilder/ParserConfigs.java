package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules and defaults of {@code parser_config} (contract 2.2 with section 0). What a client sent is stored and read back as
 * sent; {@code chunk_token_count} and {@code chunk_token_num} are two names of one key.
 */
final class ParserConfigs {

    /** Key to its least value and to the first that is too much (contract 1.5). */
    private static final Map<String, int[]> RANGES = Map.of(
            "chunk_token_count", new int[] {1, 100_000_000},
            "chunk_token_num", new int[] {1, 100_000_000},
            "task_page_size", new int[] {1, 100_000_000},
            "auto_keywords", new int[] {0, 32},
            "auto_questions", new int[] {0, 10},
            "topn_tags", new int[] {0, 10});

    private static final Set<String> OTHER_KEYS = Set.of(
            "delimiter",
            "raptor",
            "graphrag",
            "layout_recognize",
            "pages",
            "html4excel",
            "tag_kb_ids",
            "filename_embd_weight",
            "entity_types");

    /** Two names of one key. */
    private static final Map<String, String> SAME =
            Map.of("chunk_token_count", "chunk_token_num", "chunk_token_num", "chunk_token_count");

    private static final JsonObject NO_RAPTOR =
            Json.createObjectBuilder().add("use_raptor", false).build();

    private ParserConfigs() {}

    /** What a dataset of a method starts with. */
    static JsonObject defaults(String chunkMethod) {
        return switch (chunkMethod) {
            case "naive" ->
                Json.createObjectBuilder()
                        .add("chunk_token_count", 128)
                        .add("delimiter", "\\n!?;。；！？")
                        .add("html4excel", false)
                        .add("layout_recognize", true)
                        .add("raptor", NO_RAPTOR)
                        .build();
            case "qa", "manual", "paper", "book", "laws", "presentation" ->
                Json.createObjectBuilder().add("raptor", NO_RAPTOR).build();
            case "knowledge_graph" ->
                Json.createObjectBuilder()
                        .add("chunk_token_count", 8192)
                        .add("delimiter", "\\n!?;。；！？")
                        .add(
                                "entity_types",
                                Json.createArrayBuilder(
                                        java.util.List.of("organization", "person", "location", "event", "time")))
                        .build();
            default -> JsonValue.EMPTY_JSON_OBJECT;
        };
    }

    /** @throws InvalidException naming the first key that is unknown or whose value is of the wrong type or range */
    static void check(JsonObject config) {
        new TreeSet<>(config.keySet()).forEach(key -> check(key, config.get(key)));
    }

    /** The keys of {@code over} take the place of those of {@code under}, each under the name it was sent by. */
    static JsonObject merge(JsonObject under, JsonObject over) {
        JsonObjectBuilder merged = Json.createObjectBuilder();
        under.forEach((key, value) -> {
            boolean renamed = SAME.containsKey(key) && over.containsKey(SAME.get(key));
            if (!renamed) {
                merged.add(key, value);
            }
        });
        over.forEach(merged::add);
        return merged.build();
    }

    /** The same, and objects inside objects are merged too. */
    static JsonObject mergeDeep(JsonObject under, JsonObject over) {
        JsonObjectBuilder merged = Json.createObjectBuilder(merge(under, over));
        over.forEach((key, value) -> {
            if (value instanceof JsonObject inner && under.get(key) instanceof JsonObject before) {
                merged.add(key, mergeDeep(before, inner));
            }
        });
        return merged.build();
    }

    static JsonObject without(JsonObject config, String key) {
        return Json.createObjectBuilder(config).remove(key).build();
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static void check(String key, JsonValue value) {
        int[] range = RANGES.get(key);
        if (range != null) {
            checkRange(key, value, range);
        } else if (!OTHER_KEYS.contains(key)) {
            Set<String> known = new TreeSet<>(RANGES.keySet());
            known.addAll(OTHER_KEYS);
            throw new InvalidException(
                    "parser_config." + key,
                    "`parser_config` has no key `" + key + "`; it knows " + String.join(", ", known) + ".");
        } else {
            checkType(key, value);
        }
    }

    private static void checkRange(String key, JsonValue value, int[] range) {
        if (!(value instanceof JsonNumber number) || !number.isIntegral()) {
            throw Body.wrong(
                    "parser_config." + key,
                    value,
                    "a whole number from " + range[0] + " to " + range[1] + ", without it");
        }
        if (number.bigDecimalValue().longValue() < range[0]
                || number.bigDecimalValue().longValue() >= range[1]) {
            throw new InvalidException(
                    "parser_config." + key,
                    "`parser_config." + key + "` is " + number + "; it should be in range from " + range[0] + " to "
                            + range[1] + ", without " + range[1] + ".");
        }
    }

    private static void checkType(String key, JsonValue value) {
        boolean right = switch (key) {
            case "delimiter" -> value instanceof JsonString;
            case "html4excel" -> flag(value);
            case "layout_recognize" -> flag(value) || value instanceof JsonString;
            case "raptor", "graphrag" -> value instanceof JsonObject || value == JsonValue.NULL;
            case "pages", "tag_kb_ids", "entity_types" -> value instanceof JsonArray || value == JsonValue.NULL;
            case "filename_embd_weight" -> value instanceof JsonNumber || value == JsonValue.NULL;
            default -> throw new IllegalStateException("no type rule for " + key);
        };
        if (!right) {
            throw Body.wrong("parser_config." + key, value, expected(key));
        }
    }

    private static boolean flag(JsonValue value) {
        return value == JsonValue.TRUE || value == JsonValue.FALSE;
    }

    private static String expected(String key) {
        return switch (key) {
            case "delimiter" -> "a text";
            case "html4excel" -> "true or false";
            case "layout_recognize" -> "true, false or a text";
            case "raptor", "graphrag" -> "an object";
            case "filename_embd_weight" -> "a number";
            default -> "a list";
        };
    }
}
