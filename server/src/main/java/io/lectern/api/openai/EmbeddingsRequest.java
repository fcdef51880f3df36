package io.lectern.api.openai;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /embeddings}. */
record EmbeddingsRequest(String model, List<String> input, boolean base64, Optional<Integer> dimensions) {

    /** As OpenAI has it. */
    private static final int MOST = 2048;

    static EmbeddingsRequest from(Body body) {
        String model = body.text("model")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidException("model", "`model` is missing; GET /v1/models lists them."));
        String format = body.text("encoding_format").orElse("float");
        if (!format.equals("float") && !format.equals("base64")) {
            throw new InvalidException(
                    "encoding_format", "`encoding_format` is " + format + "; it may be float or base64.");
        }
        Optional<Integer> dimensions = body.has("dimensions")
                ? Optional.of(body.integer("dimensions", 1, 1, Integer.MAX_VALUE))
                : Optional.empty();
        return new EmbeddingsRequest(model, input(body), format.equals("base64"), dimensions);
    }

    private static List<String> input(Body body) {
        JsonValue sent = body.value("input")
                .orElseThrow(() -> new InvalidException("input", "`input` is missing; it must be a text or texts."));
        List<String> texts = sent instanceof JsonString one
                ? List.of(one.getString())
                : body.texts("input").orElseThrow();
        if (texts.isEmpty() || texts.size() > MOST || texts.stream().anyMatch(String::isEmpty)) {
            throw new InvalidException(
                    "input",
                    "`input` must be one to " + MOST + " texts, none of them empty; lists of tokens are not read.");
        }
        return texts;
    }
}
