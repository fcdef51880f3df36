package io.lectern.api.admin;

import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import io.lectern.common.NotFoundException;
import io.lectern.common.Uids;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** A JSON object as body, read key by key: a wrong type or an unknown key is named, and null counts as absent. */
final class Fields {

    private final JsonObject body;

    private Fields(JsonObject body) {
        this.body = body;
    }

    /** @throws InvalidException when it is no JSON object, or has a key that is not in the list */
    static Fields of(String json, String... known) {
        JsonObject body;
        try (var reader = Json.createReader(new StringReader(json == null ? "" : json))) {
            body = reader.readObject();
        } catch (JsonException | IllegalStateException notJson) {
            throw new InvalidException("body", "The request body must be a JSON object.");
        }
        Set<String> unknown = new TreeSet<>(body.keySet());
        unknown.removeAll(Arrays.asList(known));
        if (!unknown.isEmpty()) {
            String key = unknown.iterator().next();
            throw new InvalidException(key, "`" + key + "` is not known here; keys are " + List.of(known) + ".");
        }
        return new Fields(body);
    }

    String required(String key) {
        return text(key).orElseThrow(() -> new InvalidException(key, "`" + key + "` is required."));
    }

    Optional<String> text(String key) {
        return value(key).map(value -> text(key, value));
    }

    Optional<Boolean> flag(String key) {
        return value(key).map(value -> {
            if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
                throw new InvalidException(key, "`" + key + "` must be true or false.");
            }
            return value == JsonValue.TRUE;
        });
    }

    /** A whole number that fits into 64 bits. */
    Optional<Long> number(String key) {
        return value(key).map(value -> {
            try {
                return ((JsonNumber) value).longValueExact();
            } catch (ClassCastException | ArithmeticException e) {
                throw new InvalidException(key, "`" + key + "` must be a whole number.");
            }
        });
    }

    /** A whole number that fits into 32 bits. */
    Optional<Integer> count(String key) {
        return number(key).map(value -> {
            if (value != value.intValue()) {
                throw new InvalidException(
                        key, "`" + key + "` must be a whole number up to " + Integer.MAX_VALUE + ".");
            }
            return value.intValue();
        });
    }

    /** A JSON object as text. */
    Optional<String> object(String key) {
        return value(key).map(value -> {
            if (value instanceof JsonObject object) {
                return object.toString();
            }
            throw new InvalidException(key, "`" + key + "` must be a JSON object.");
        });
    }

    Optional<Instant> instant(String key) {
        return text(key).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeParseException e) {
                throw new InvalidException(key, "`" + key + "` must be a time such as 2027-01-31T12:00:00Z.");
            }
        });
    }

    Optional<UUID> uuid(String key, String type) {
        return text(key).map(text -> id(type, text));
    }

    Optional<List<String>> texts(String key) {
        return value(key).map(value -> {
            if (!(value instanceof JsonArray array)) {
                throw new InvalidException(key, "`" + key + "` must be a list of texts.");
            }
            List<String> texts = new ArrayList<>();
            array.forEach(element -> texts.add(text(key, element)));
            return texts;
        });
    }

    Optional<List<UUID>> uuids(String key, String type) {
        return texts(key)
                .map(texts -> texts.stream().map(text -> id(type, text)).toList());
    }

    /** Whatever the case; an underscore may be a hyphen. */
    <E extends Enum<E>> Optional<E> word(String key, Class<E> words) {
        return text(key)
                .map(text -> Arrays.stream(words.getEnumConstants())
                        .filter(word ->
                                word.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .findFirst()
                        .orElseThrow(() -> new InvalidException(
                                key,
                                "`" + key + "` must be one of "
                                        + Arrays.stream(words.getEnumConstants())
                                                .map(Fields::written)
                                                .toList()
                                        + ".")));
    }

    /** The form in which {@link #word} is answered. */
    static String written(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /**
     * A uid, with dashes or without, as AIBuilder writes it.
     *
     * @throws NotFoundException a text that is no uid names nothing here
     */
    static UUID id(String type, String text) {
        return Uids.read(text).orElseThrow(() -> new NotFoundException(type, text));
    }

    private Optional<JsonValue> value(String key) {
        return Optional.ofNullable(body.get(key)).filter(value -> value != JsonValue.NULL);
    }

    private static String text(String key, JsonValue value) {
        if (value instanceof JsonString string) {
            return string.getString();
        }
        throw new InvalidException(key, "`" + key + "` must be text.");
    }
}
