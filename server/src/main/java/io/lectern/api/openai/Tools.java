package io.lectern.api.openai;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.gateway.Form;
import io.lectern.gateway.Tool;
import io.lectern.gateway.ToolUse;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads {@code tools}, {@code tool_choice} and {@code response_format}; schemas stay as they were sent. */
final class Tools {

    private static final String TOOLS = "tools";
    private static final String CHOICE = "tool_choice";
    private static final String FORMAT = "response_format";

    private Tools() {}

    static List<Tool> offered(Body body) {
        JsonValue sent = body.value(TOOLS).orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(sent instanceof JsonArray list)) {
            throw Body.wrong(TOOLS, sent, "a list of functions");
        }
        return list.stream().map(Tools::tool).toList();
    }

    private static Tool tool(JsonValue value) {
        if (value instanceof JsonObject object
                && Body.of(object).text("type").orElse("function").equals("function")) {
            Body function = Body.of(Body.of(object).object("function").orElse(JsonObject.EMPTY_JSON_OBJECT));
            String name = function.text("name").orElse("");
            if (!name.isBlank()) {
                return new Tool(
                        name,
                        function.text("description").orElse(""),
                        function.object("parameters").map(JsonObject::toString).orElse(""));
            }
        }
        throw new InvalidException(
                TOOLS,
                "`tools` holds something that is no function; each is {\"type\":\"function\",\"function\":{…}}.");
    }

    static ToolUse use(Body body) {
        JsonValue sent = body.value(CHOICE).orElse(null);
        if (sent instanceof JsonObject object) {
            String name = Body.of(object)
                    .object("function")
                    .flatMap(function -> Body.of(function).text("name"))
                    .orElseThrow(() -> new InvalidException(CHOICE, "`tool_choice` names no function."));
            return new ToolUse(ToolUse.Rule.REQUIRED, Optional.of(name));
        }
        String word = sent instanceof JsonString text ? text.getString() : "auto";
        return switch (word) {
            case "auto" -> ToolUse.AUTO;
            case "none" -> new ToolUse(ToolUse.Rule.NONE, Optional.empty());
            case "required" -> new ToolUse(ToolUse.Rule.REQUIRED, Optional.empty());
            default ->
                throw new InvalidException(
                        CHOICE, "`tool_choice` is " + word + "; it may be auto, none, required or a function.");
        };
    }

    static Form form(Body body) {
        Optional<Body> format = body.object(FORMAT).map(Body::of);
        String type = format.flatMap(one -> one.text("type")).orElse("text");
        return switch (type) {
            case "text" -> Form.TEXT;
            case "json_object" -> new Form(true, "", "", false);
            case "json_schema" ->
                schema(Body.of(format.orElseThrow().object("json_schema").orElse(JsonObject.EMPTY_JSON_OBJECT)));
            default ->
                throw new InvalidException(
                        FORMAT, "`response_format.type` is " + type + "; it may be text, json_object or json_schema.");
        };
    }

    private static Form schema(Body body) {
        return new Form(
                true,
                body.text("name").orElse("answer"),
                body.object("schema")
                        .map(JsonObject::toString)
                        .orElseThrow(
                                () -> new InvalidException(FORMAT, "`response_format.json_schema.schema` is missing.")),
                body.flag("strict").orElse(false));
    }
}
