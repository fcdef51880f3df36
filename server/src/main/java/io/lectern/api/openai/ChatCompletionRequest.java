package io.lectern.api.openai;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.gateway.Call;
import io.lectern.gateway.Sampling;
import io.lectern.gateway.Speech;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The body of {@code POST /chat/completions}. Keys that no model here would understand are ignored, as OpenAI's servers do
 * with keys of newer clients.
 *
 * @param usage whether the stream ends with what it cost
 * @param variables {@code metadata}: values for the variables of an assistant's prompt
 */
record ChatCompletionRequest(Call call, boolean stream, boolean usage, Map<String, String> variables) {

    static ChatCompletionRequest from(Body body) {
        int choices = body.integer("n", 1, 1, Integer.MAX_VALUE);
        if (choices != 1) {
            throw new InvalidException("n", "`n` is " + choices + "; this server gives one choice, so it must be 1.");
        }
        String model = body.text("model")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidException("model", "`model` is missing; GET /v1/models lists them."));
        List<Speech> messages = Messages.read(body);
        boolean usage = body.object("stream_options")
                .flatMap(options -> Body.of(options).flag("include_usage"))
                .orElse(false);
        Call call = new Call(model, messages, sampling(body), Tools.offered(body), Tools.use(body), Tools.form(body));
        return new ChatCompletionRequest(call, body.flag("stream").orElse(false), usage, variables(body));
    }

    private static Sampling sampling(Body body) {
        return new Sampling(
                number(body, "temperature", 0, 2),
                number(body, "top_p", 0, 1),
                number(body, "presence_penalty", -2, 2),
                number(body, "frequency_penalty", -2, 2),
                most(body),
                stop(body));
    }

    private static Optional<Double> number(Body body, String key, double least, double most) {
        return body.has(key) ? Optional.of(body.number(key, 0, least, most)) : Optional.empty();
    }

    private static Optional<Integer> most(Body body) {
        String key = body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens";
        return body.has(key) ? Optional.of(body.integer(key, 0, 1, Integer.MAX_VALUE)) : Optional.empty();
    }

    private static List<String> stop(Body body) {
        return body.value("stop").filter(JsonString.class::isInstance).isPresent()
                ? List.of(body.text("stop").orElseThrow())
                : body.texts("stop").orElse(List.of());
    }

    private static Map<String, String> variables(Body body) {
        Map<String, String> variables = new HashMap<>();
        JsonObject metadata = body.object("metadata").orElse(JsonObject.EMPTY_JSON_OBJECT);
        metadata.forEach((key, value) ->
                variables.put(key, value instanceof JsonString text ? text.getString() : value.toString()));
        return variables;
    }
}
