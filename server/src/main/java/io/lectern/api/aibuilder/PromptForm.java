package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.assistant.Assistant;
import io.lectern.assistant.PromptSettings;
import io.lectern.assistant.SearchSettings;
import io.lectern.assistant.Variable;
import io.lectern.common.InvalidException;
import io.lectern.common.Json;
import io.lectern.completion.Prompt;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code prompt} object of a chat (contract 2.5 with 0.1): what it is told and how it searches, in one object here.
 * Keys that were left out have defaults, unknown keys are kept and come back.
 */
record PromptForm(PromptSettings prompt, SearchSettings search) {

    static final String CITATION_STYLE = "citation_style";

    private static final String TEXT = "prompt";
    private static final String VARIABLES = "variables";
    private static final String TOP_K = "top_k";
    private static final String REFINE = "refine_multiturn";
    private static final String KEYWORD = "keyword";
    private static final String GRAPH = "use_kg";
    private static final int MOST_CHUNKS = 1024;
    private static final Set<String> KNOWN = Set.of(
            TEXT,
            "opener",
            VARIABLES,
            "empty_response",
            "show_quote",
            "similarity_threshold",
            "keywords_similarity_weight",
            "top_n",
            TOP_K,
            "rerank_model",
            REFINE,
            KEYWORD,
            GRAPH);

    static PromptForm create(Optional<JsonObject> sent) {
        return read(over(defaults(), sent.orElse(JsonValue.EMPTY_JSON_OBJECT)));
    }

    static PromptForm update(Assistant stored, JsonObject sent) {
        return read(over(write(stored), sent));
    }

    static JsonObject write(Assistant assistant) {
        PromptSettings prompt = assistant.prompt();
        SearchSettings search = assistant.search();
        JsonArrayBuilder variables = Json.createArrayBuilder();
        prompt.variables()
                .forEach(variable -> variables.add(
                        Json.createObjectBuilder().add("key", variable.key()).add("optional", variable.optional())));
        return Json.createObjectBuilder(LlmSettings.parse(prompt.extras()))
                .add(TEXT, prompt.systemText().isEmpty() ? Prompt.DEFAULT_TEXT : prompt.systemText())
                .add("opener", prompt.opener())
                .add(VARIABLES, variables)
                .add("empty_response", prompt.emptyResponse())
                .add("show_quote", prompt.showQuote())
                .add("similarity_threshold", search.similarityThreshold())
                .add("keywords_similarity_weight", search.keywordWeight())
                .add("top_n", search.topN())
                .add(TOP_K, search.topK())
                .add("rerank_model", search.rerankModel())
                .add(REFINE, search.refine())
                .add(KEYWORD, search.keywords())
                .add(GRAPH, search.graph())
                .build();
    }

    /**
     * Refuses a text without a place for a variable it needs (contract 3.5.1).
     *
     * @param chosen whether the client named the variables itself; otherwise passages, if there will be any, need a place
     */
    void requirePlaces(boolean chosen, boolean datasets) {
        String text = prompt.systemText().isEmpty() ? Prompt.DEFAULT_TEXT : prompt.systemText();
        for (Variable variable : prompt.variables()) {
            boolean knowledge = variable.key().equals(Variable.KNOWLEDGE) && !chosen && datasets;
            if ((!variable.optional() || knowledge) && !text.contains(variable.placeholder())) {
                throw AibuilderFailure.data("Parameter '" + variable.key() + "' is not used");
            }
        }
    }

    private static JsonObject defaults() {
        return Json.createObjectBuilder()
                .add(TEXT, "")
                .add("opener", "Hi! I am your assistant, can I help you?")
                .add(
                        VARIABLES,
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("key", Variable.KNOWLEDGE)
                                        .add("optional", true)))
                .add("empty_response", "Sorry! No relevant content was found in the knowledge base!")
                .add("show_quote", true)
                .add("similarity_threshold", 0.2)
                .add("keywords_similarity_weight", 0.7)
                .add("top_n", 8)
                .add(TOP_K, 1024)
                .add("rerank_model", "")
                .add("tts", false)
                .add(REFINE, true)
                .add(KEYWORD, false)
                .add(GRAPH, false)
                .build();
    }

    private static PromptForm read(JsonObject object) {
        Body body = Body.of(object);
        JsonObjectBuilder extras = Json.createObjectBuilder();
        object.forEach((key, value) -> {
            if (!KNOWN.contains(key)) {
                extras.add(key, value);
            }
        });
        Marks.check(body.text(CITATION_STYLE));
        String text = body.text(TEXT).orElse("");
        PromptSettings prompt = new PromptSettings(
                text.equals(Prompt.DEFAULT_TEXT) ? "" : text,
                body.text("opener").orElse(""),
                body.text("empty_response").orElse(""),
                body.flag("show_quote").orElse(true),
                variables(body),
                extras.build().toString());
        SearchSettings search = new SearchSettings(
                body.number("similarity_threshold", 0.2, 0, 1),
                body.number("keywords_similarity_weight", 0.7, 0, 1),
                body.integer("top_n", 8, 0, MOST_CHUNKS),
                body.integer(TOP_K, MOST_CHUNKS, 1, Integer.MAX_VALUE),
                body.text("rerank_model").orElse(""),
                body.flag(REFINE).orElse(true),
                body.flag(KEYWORD).orElse(false),
                body.flag(GRAPH).orElse(false));
        return new PromptForm(prompt, search);
    }

    private static List<Variable> variables(Body body) {
        return body.value(VARIABLES)
                .map(value -> {
                    if (!(value instanceof JsonArray list)) {
                        throw Body.wrong(VARIABLES, value, "a list of objects with key and optional");
                    }
                    return list.stream().map(PromptForm::variable).toList();
                })
                .orElse(List.of());
    }

    private static Variable variable(JsonValue value) {
        if (value instanceof JsonObject object) {
            Body body = Body.of(object);
            String key = body.text("key").orElse("");
            if (!key.isBlank()) {
                return new Variable(key, body.flag("optional").orElse(false));
            }
        }
        throw new InvalidException(
                VARIABLES, "`variables` holds " + value + "; each of them must be an object with key and optional.");
    }

    /** A null that was sent counts as absent, as everywhere. */
    private static JsonObject over(JsonObject below, JsonObject sent) {
        Map<String, JsonValue> all = new LinkedHashMap<>(below);
        sent.forEach((key, value) -> {
            if (value != JsonValue.NULL) {
                all.put(key, value);
            }
        });
        JsonObjectBuilder builder = Json.createObjectBuilder();
        all.forEach(builder::add);
        return builder.build();
    }
}
