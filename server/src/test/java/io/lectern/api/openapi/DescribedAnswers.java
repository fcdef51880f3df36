package io.lectern.api.openapi;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Holds every answer that any test gets from a server to what /openapi says of its route, status and media type. */
public final class DescribedAnswers {

    /** What the server itself answers to a head that it does not even read, before any of our classes. */
    private static final Set<Integer> REFUSED_UNREAD = Set.of(400, 431);

    private static final String DATA = "data:";
    private static final JsonObject DOCUMENT = OpenApiDocument.read();
    private static final SchemaCheck SCHEMAS = new SchemaCheck(DOCUMENT);
    private static final Map<String, Pattern> PATHS = paths();

    private DescribedAnswers() {}

    /**
     * Looks at one answer.
     *
     * @param path with or without a query
     * @param mediaType as the header has it; empty for none
     * @throws AssertionError the route is described and the answer is not as it says
     */
    public static void check(String method, String path, int status, String mediaType, String body) {
        JsonObject operation = operation(method.toLowerCase(Locale.ROOT), path.replaceAll("\\?.*", ""));
        if (operation == null || body.isEmpty() && REFUSED_UNREAD.contains(status)) {
            return;
        }
        JsonObject response = SCHEMAS.resolved(operation.getJsonObject("responses"), Integer.toString(status));
        String answer = method + " " + path + " answered " + status + " " + mediaType + " " + body;
        if (response == null) {
            throw new AssertionError("/openapi knows no such status: " + answer);
        }
        List<String> problems = problems(response, mediaType.replaceAll(";.*", ""), body);
        if (!problems.isEmpty()) {
            throw new AssertionError("not as /openapi says: " + problems + " in " + answer);
        }
    }

    private static List<String> problems(JsonObject response, String mediaType, String body) {
        JsonObject content = response.getJsonObject("content");
        if (content == null) {
            return body.isEmpty() ? List.of() : List.of("it has a body");
        }
        JsonObject described = content.getJsonObject(mediaType);
        if (described == null) {
            return List.of("the media type is none of " + content.keySet());
        }
        JsonObject schema = described.getJsonObject("schema");
        return switch (mediaType) {
            case "application/json" -> SCHEMAS.problems(schema, json(body));
            case "text/event-stream" -> ofEvents(schema, body);
            default -> List.of();
        };
    }

    private static List<String> ofEvents(JsonObject schema, String body) {
        List<String> problems = new ArrayList<>();
        for (String event : body.split("\n\n")) {
            if (!event.equals(DATA + "[DONE]")) {
                problems.addAll(SCHEMAS.problems(schema, json(event.substring(DATA.length()))));
            }
        }
        return problems;
    }

    private static JsonValue json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readValue();
        } catch (JsonException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /** The operation at a path; of several that fit, the one with the fewest variables. */
    private static JsonObject operation(String method, String path) {
        String bare = path.replaceAll("/{2,}", "/").replaceAll("/+$", "");
        return PATHS.entrySet().stream()
                .filter(route -> route.getValue().matcher(bare).matches())
                .map(route -> DOCUMENT.getJsonObject("paths")
                        .getJsonObject(route.getKey().substring(1)))
                .filter(verbs -> verbs.containsKey(method))
                .map(verbs -> verbs.getJsonObject(method))
                .findFirst()
                .orElse(null);
    }

    /** Paths with the number of their variables ahead, so that they stand in the order in which they are tried. */
    private static Map<String, Pattern> paths() {
        Map<String, Pattern> paths = new TreeMap<>();
        DOCUMENT.getJsonObject("paths").keySet().forEach(path -> {
            int variables = path.split("\\{").length - 1;
            String last = path.startsWith("/v1/models/") ? ".+" : "[^/]+";
            paths.put(variables + path, Pattern.compile(path.replaceAll("\\{[^}]+}", last)));
        });
        return paths;
    }
}
