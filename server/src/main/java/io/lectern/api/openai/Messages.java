package io.lectern.api.openai;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.gateway.Part;
import io.lectern.gateway.Speaker;
import io.lectern.gateway.Speech;
import io.lectern.gateway.ToolCall;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads {@code messages}: texts, lists of text and image parts, tool calls and their results. */
final class Messages {

    private static final String KEY = "messages";
    private static final Set<String> DETAILS = Set.of("low", "high", "auto");

    private Messages() {}

    static List<Speech> read(Body body) {
        JsonValue sent = body.value(KEY)
                .orElseThrow(() -> new InvalidException(KEY, "`messages` is missing; it must be a list of messages."));
        if (!(sent instanceof JsonArray list) || list.isEmpty()) {
            throw Body.wrong(KEY, sent, "a list of at least one message");
        }
        List<Speech> messages = new ArrayList<>();
        for (JsonValue one : list) {
            if (!(one instanceof JsonObject message)) {
                throw Body.wrong(KEY + "[" + messages.size() + "]", one, "an object with role and content");
            }
            messages.add(message(Body.of(message), KEY + "[" + messages.size() + "]"));
        }
        return messages;
    }

    private static Speech message(Body message, String place) {
        Speaker speaker = speaker(message.text("role").orElse(""), place);
        List<ToolCall> calls = speaker == Speaker.ASSISTANT ? calls(message, place) : List.of();
        List<Part> parts = parts(message, place);
        if (parts.isEmpty() && calls.isEmpty() && speaker != Speaker.TOOL && speaker != Speaker.ASSISTANT) {
            throw new InvalidException(place, "`" + place + ".content` is missing.");
        }
        String answered = message.text("tool_call_id").orElse("");
        if (speaker == Speaker.TOOL && answered.isEmpty()) {
            throw new InvalidException(place, "`" + place + "` is a tool's; it must have `tool_call_id`.");
        }
        return new Speech(speaker, parts, calls, answered, message.text("name").orElse(""));
    }

    private static Speaker speaker(String role, String place) {
        return switch (role) {
            case "system", "developer" -> Speaker.SYSTEM;
            case "user" -> Speaker.USER;
            case "assistant" -> Speaker.ASSISTANT;
            case "tool", "function" -> Speaker.TOOL;
            default ->
                throw new InvalidException(
                        place,
                        "`" + place + ".role` is " + (role.isEmpty() ? "missing" : role)
                                + "; it may be system, developer, user, assistant or tool.");
        };
    }

    private static List<Part> parts(Body message, String place) {
        JsonValue content = message.value("content").orElse(JsonValue.NULL);
        if (content == JsonValue.NULL) {
            return List.of();
        }
        if (content instanceof JsonString text) {
            return List.of(Part.text(text.getString()));
        }
        if (!(content instanceof JsonArray list)) {
            throw Body.wrong(place + ".content", content, "a text or a list of parts");
        }
        return list.stream().map(part -> part(part, place)).toList();
    }

    private static Part part(JsonValue value, String place) {
        if (value instanceof JsonObject object) {
            Body part = Body.of(object);
            String type = part.text("type").orElse("");
            if (type.equals("text") || type.equals("refusal")) {
                return Part.text(part.text(type).orElse(""));
            }
            if (type.equals("image_url")) {
                Body image = Body.of(part.object("image_url").orElse(JsonObject.EMPTY_JSON_OBJECT));
                return new Part("", address(image, place), detail(image, place));
            }
        }
        throw new InvalidException(
                place, "`" + place + ".content` holds a part that is neither a text nor an image_url.");
    }

    private static String address(Body image, String place) {
        String url = image.text("url").orElse("");
        if (url.matches("(?is)(https?://|data:image/).+")) {
            return url;
        }
        throw new InvalidException(
                place, "An image's `url` in `" + place + "` must begin with https:// or data:image/.");
    }

    private static String detail(Body image, String place) {
        String detail = image.text("detail").orElse("");
        if (detail.isEmpty() || DETAILS.contains(detail)) {
            return detail;
        }
        throw new InvalidException(place, "An image's `detail` is " + detail + "; it may be low, high or auto.");
    }

    private static List<ToolCall> calls(Body message, String place) {
        List<ToolCall> calls = new ArrayList<>();
        JsonValue sent = message.value("tool_calls").orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(sent instanceof JsonArray list)) {
            throw Body.wrong(place + ".tool_calls", sent, "a list");
        }
        for (JsonValue one : list) {
            if (!(one instanceof JsonObject object)) {
                throw Body.wrong(place + ".tool_calls", one, "an object with id and function");
            }
            Body call = Body.of(object);
            Body function = Body.of(call.object("function").orElse(JsonObject.EMPTY_JSON_OBJECT));
            calls.add(new ToolCall(
                    calls.size(),
                    call.text("id").orElse(""),
                    function.text("name").orElse(""),
                    function.text("arguments").orElse("{}")));
        }
        return calls;
    }
}
