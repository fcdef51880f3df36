package io.lectern.llm.connector;

import io.lectern.common.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;

/**
 * A failure that arrives as an event of a stream which began well: {@code {"error":{…}}} of OpenAI-compatible servers and
 * Google, {@code {"type":"error","error":{…}}} of Anthropic.
 */
final class StreamedFailure {

    private static final int UNKNOWN = 500;

    private StreamedFailure() {}

    static Optional<ProviderRefusal> in(String data) {
        if (!data.startsWith("{\"error\"") && !data.startsWith("{\"type\":\"error\"") && !looksLikeOne(data)) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(data))) {
            JsonObject event = reader.readObject();
            return event.get("error") == null || event.get("error") == JsonValue.NULL
                    ? Optional.empty()
                    : Optional.of(new ProviderRefusal(status(event.get("error")), null, data));
        } catch (JsonException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean looksLikeOne(String data) {
        return data.startsWith("{ ") && data.contains("\"error\"") && !data.contains("\"choices\"");
    }

    private static int status(JsonValue error) {
        if (!(error instanceof JsonObject object)) {
            return UNKNOWN;
        }
        JsonValue code = object.get("code");
        if (code instanceof JsonNumber number && number.intValue() >= 400 && number.intValue() < 600) {
            return number.intValue();
        }
        String type = object.get("type") instanceof JsonString text ? text.getString() : "";
        return switch (type) {
            case "rate_limit_error", "rate_limit_exceeded", "insufficient_quota" -> 429;
            case "overloaded_error" -> 529;
            case "authentication_error", "permission_error" -> 401;
            case "not_found_error" -> 404;
            case "invalid_request_error" -> 400;
            default -> UNKNOWN;
        };
    }
}
