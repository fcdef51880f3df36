package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.assistant.ModelSettings;
import io.lectern.common.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code llm} object of a chat (contract 2.5 with 0.1). Settings that were sent come back under the names they were
 * sent with, unknown ones too; nothing sent means the defaults, something sent means exactly that.
 */
final class LlmSettings {

    static final String MODEL = "model_name";

    private static final String TEMPERATURE = "temperature";
    private static final String TOP_P = "top_p";
    private static final String PRESENCE = "presence_penalty";
    private static final String FREQUENCY = "frequency_penalty";
    private static final String MOST_TOKENS = "max_tokens";
    private static final int TOKEN_LIMIT = 10_000_000;

    /** Names of one setting, ours first. */
    private static final List<List<String>> SAME = List.of(
            List.of(TEMPERATURE),
            List.of(TOP_P),
            List.of(PRESENCE, "presence penalty"),
            List.of(FREQUENCY, "frequency penalty"),
            List.of(MOST_TOKENS, "max_token"));

    private LlmSettings() {}

    static JsonObject defaults() {
        return Json.createObjectBuilder()
                .add(TEMPERATURE, 0.1)
                .add(TOP_P, 0.3)
                .add(PRESENCE, 0.2)
                .add(FREQUENCY, 0.7)
                .add(MOST_TOKENS, 512)
                .build();
    }

    /** The settings of a new chat. */
    static ModelSettings create(Optional<JsonObject> sent) {
        JsonObject object = sent.orElse(JsonValue.EMPTY_JSON_OBJECT);
        boolean settings = object.keySet().stream().anyMatch(key -> !key.equals(MODEL));
        return read(settings ? object : merged(defaults(), object));
    }

    /** Stored settings with what was sent put over them. */
    static ModelSettings update(ModelSettings stored, JsonObject sent) {
        return read(merged(write(stored, stored.model()), sent));
    }

    /** @param model the name to show */
    static JsonObject write(ModelSettings settings, String model) {
        JsonObject extras = parse(settings.extras());
        Map<String, Number> numbers = new LinkedHashMap<>();
        settings.temperature().ifPresent(value -> numbers.put(TEMPERATURE, value));
        settings.topP().ifPresent(value -> numbers.put(TOP_P, value));
        settings.presencePenalty().ifPresent(value -> numbers.put(PRESENCE, value));
        settings.frequencyPenalty().ifPresent(value -> numbers.put(FREQUENCY, value));
        settings.maxTokens().ifPresent(value -> numbers.put(MOST_TOKENS, value));
        JsonObjectBuilder all = Json.createObjectBuilder(extras).add(MODEL, model);
        for (List<String> names : SAME) {
            Number value = numbers.get(names.get(0));
            String sentAs =
                    names.stream().filter(extras::containsKey).findFirst().orElse(names.get(0));
            if (value instanceof Integer whole) {
                all.add(sentAs, whole);
            } else if (value instanceof Double number) {
                all.add(sentAs, number);
            }
        }
        return all.build();
    }

    private static ModelSettings read(JsonObject object) {
        Body body = Body.of(object);
        JsonObjectBuilder extras = Json.createObjectBuilder();
        object.forEach((key, value) -> {
            boolean plain = SAME.stream().anyMatch(names -> names.get(0).equals(key));
            if (!plain && !key.equals(MODEL)) {
                extras.add(key, value);
            }
        });
        return new ModelSettings(
                body.text(MODEL).orElse(""),
                number(body, 0, 0, 2),
                number(body, 1, 0, 1),
                number(body, 2, -2, 2),
                number(body, 3, -2, 2),
                name(body, 4).map(key -> body.integer(key, 0, 0, TOKEN_LIMIT)),
                extras.build().toString());
    }

    private static Optional<Double> number(Body body, int setting, double least, double most) {
        return name(body, setting).map(key -> body.number(key, 0, least, most));
    }

    private static Optional<String> name(Body body, int setting) {
        return SAME.get(setting).stream().filter(body::has).findFirst();
    }

    private static JsonObject merged(JsonObject stored, JsonObject sent) {
        Map<String, JsonValue> all = new LinkedHashMap<>(stored);
        sent.forEach((key, value) -> {
            SAME.stream().filter(names -> names.contains(key)).forEach(all.keySet()::removeAll);
            if (value != JsonValue.NULL || !key.equals(MODEL)) {
                all.put(key, value);
            }
        });
        JsonObjectBuilder builder = Json.createObjectBuilder();
        all.forEach(builder::add);
        return builder.build();
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
