package io.lectern.api;

import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON request body, read key by key. JSON is read whatever the Content-Type (contracts/aibuilder.md 1.3), and every
 * wrong value is refused with a sentence that names the field, what it was and what it may be, which binding to a type
 * could not say. {@code null} counts as absent.
 */
public final class Body {

    private final JsonObject fields;

    private Body(JsonObject fields) {
        this.fields = fields;
    }

    /** A body that has to be an object. */
    public static Body required(String text) {
        JsonValue value = parse(text);
        if (value instanceof JsonObject object) {
            return new Body(object);
        }
        throw new InvalidException("body", "The request body is " + kind(value) + "; it must be a JSON object.");
    }

    /** A body that may be absent; anything but an object is refused. */
    public static Body optional(String text) {
        return text == null || text.isBlank() || parse(text) == JsonValue.NULL
                ? new Body(JsonValue.EMPTY_JSON_OBJECT)
                : required(text);
    }

    /** An object inside a body, read the same way. */
    public static Body of(JsonObject object) {
        return new Body(object);
    }

    public JsonObject fields() {
        return fields;
    }

    public boolean has(String key) {
        return fields.containsKey(key) && fields.get(key) != JsonValue.NULL;
    }

    public Optional<JsonValue> value(String key) {
        return has(key) ? Optional.of(fields.get(key)) : Optional.empty();
    }

    /** @throws InvalidException naming the first key that is not among the known ones */
    public void refuseUnknown(Set<String> known) {
        fields.keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw new InvalidException(
                            key,
                            "`" + key + "` is not a field of this call; it knows "
                                    + String.join(", ", known.stream().sorted().toList()) + ".");
                });
    }

    public Optional<String> text(String key) {
        return value(key).map(value -> {
            if (value instanceof JsonString string) {
                return string.getString();
            }
            throw wrong(key, value, "a text");
        });
    }

    /** Numbers, and texts that hold one: clients send both. */
    public Optional<Double> number(String key) {
        return value(key).map(value -> {
            if (value instanceof JsonNumber number) {
                return number.doubleValue();
            }
            try {
                return Double.valueOf(((JsonString) value).getString().strip());
            } catch (ClassCastException | NumberFormatException e) {
                throw wrong(key, value, "a number");
            }
        });
    }

    /** @throws InvalidException when it is no number, or not from {@code least} to {@code most} */
    public double number(String key, double absent, double least, double most) {
        double number = number(key).orElse(absent);
        if (!(number >= least && number <= most)) {
            throw new InvalidException(
                    key,
                    "`" + key + "` is " + plain(number) + "; it must be from " + plain(least) + " to " + plain(most)
                            + ".");
        }
        return number;
    }

    public int integer(String key, int absent, int least, int most) {
        double number = number(key, absent, least, most);
        if (number != Math.rint(number)) {
            throw new InvalidException(key, "`" + key + "` is " + number + "; it must be a whole number.");
        }
        return (int) number;
    }

    /** {@code true} and {@code false}, also as texts in any case and as 0 and 1. */
    public Optional<Boolean> flag(String key) {
        return value(key)
                .map(value -> switch (value.toString().replace("\"", "").strip().toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default -> throw wrong(key, value, "true or false");
                });
    }

    public Optional<JsonObject> object(String key) {
        return value(key).map(value -> {
            if (value instanceof JsonObject object) {
                return object;
            }
            throw wrong(key, value, "an object");
        });
    }

    /** Empty when absent; every element must be a text. */
    public Optional<List<String>> texts(String key) {
        return value(key).map(value -> {
            if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
                return array.getValuesAs(JsonString::getString);
            }
            throw wrong(key, value, "a list of texts");
        });
    }

    public static InvalidException wrong(String key, JsonValue value, String expected) {
        return new InvalidException(key, "`" + key + "` is " + kind(value) + "; it must be " + expected + ".");
    }

    private static JsonValue parse(String text) {
        if (text == null || text.isBlank()) {
            return JsonValue.NULL;
        }
        try (JsonParser parser = Json.createParser(new StringReader(text))) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw malformed();
            }
            return value;
        } catch (JsonParsingException e) {
            throw malformed();
        }
    }

    private static InvalidException malformed() {
        return new InvalidException("body", "The request body is not valid JSON.");
    }

    private static String kind(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> "absent";
            case STRING, NUMBER, TRUE, FALSE -> shortened(value.toString());
            case ARRAY -> "a list";
            case OBJECT -> "an object";
        };
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
