package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.dataset.DocumentFacts;
import io.lectern.dataset.FactCondition;
import io.lectern.dataset.FactCondition.Operator;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code metadata_condition} of later RAGFlow versions (contract section 6): {@code {"logic": "and", "conditions":
 * [{"name", "comparison_operator", "value"}]}} on the {@code meta_fields} of documents.
 *
 * @param all whether every condition must hold, else one is enough
 */
record MetadataConditions(boolean all, List<FactCondition> conditions) {

    private static final String KEY = "metadata_condition";

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("=", Operator.EQUAL),
            Map.entry("is", Operator.EQUAL),
            Map.entry("≠", Operator.NOT_EQUAL),
            Map.entry("!=", Operator.NOT_EQUAL),
            Map.entry("not is", Operator.NOT_EQUAL),
            Map.entry(">", Operator.GREATER),
            Map.entry("<", Operator.LESS),
            Map.entry("≥", Operator.AT_LEAST),
            Map.entry(">=", Operator.AT_LEAST),
            Map.entry("≤", Operator.AT_MOST),
            Map.entry("<=", Operator.AT_MOST),
            Map.entry("contains", Operator.CONTAINS),
            Map.entry("not contains", Operator.NOT_CONTAINS),
            Map.entry("in", Operator.IN),
            Map.entry("not in", Operator.NOT_IN),
            Map.entry("start with", Operator.STARTS_WITH),
            Map.entry("end with", Operator.ENDS_WITH),
            Map.entry("empty", Operator.EMPTY),
            Map.entry("not empty", Operator.NOT_EMPTY));

    /** Empty when the body has none, or one without conditions. */
    static Optional<MetadataConditions> from(Body body) {
        return body.object(KEY).flatMap(sent -> read(Body.of(sent)));
    }

    /** The conditions themselves; empty when there are none. */
    static Optional<MetadataConditions> read(Body body) {
        return Optional.of(conditions(body)).filter(one -> !one.conditions.isEmpty());
    }

    boolean hold(DocumentFacts document) {
        JsonObject facts = ParserConfigs.parse(document.metaFields());
        return all
                ? conditions.stream().allMatch(one -> one.holds(facts))
                : conditions.stream().anyMatch(one -> one.holds(facts));
    }

    private static MetadataConditions conditions(Body body) {
        body.refuseUnknown(Set.of("logic", "conditions"));
        String logic = body.text("logic").filter(text -> !text.isEmpty()).orElse("and");
        if (!logic.equals("and") && !logic.equals("or")) {
            throw new InvalidException(KEY, "`" + KEY + ".logic` is " + logic + "; it may be and, or.");
        }
        JsonValue list = body.value("conditions").orElse(JsonValue.EMPTY_JSON_ARRAY);
        if (!(list instanceof JsonArray array) || !array.stream().allMatch(JsonObject.class::isInstance)) {
            throw Body.wrong(KEY + ".conditions", list, "a list of objects");
        }
        return new MetadataConditions(
                logic.equals("and"),
                array.getValuesAs(JsonObject.class).stream()
                        .map(MetadataConditions::condition)
                        .toList());
    }

    private static FactCondition condition(JsonObject sent) {
        Body body = Body.of(sent);
        String name = body.text("name")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new InvalidException(KEY, "A condition of `" + KEY + "` has no `name`."));
        String word = body.text("comparison_operator").orElse("=");
        Operator operator = Optional.ofNullable(OPERATORS.get(word))
                .orElseThrow(() -> new InvalidException(
                        KEY,
                        "`comparison_operator` is " + word + "; it may be "
                                + String.join(", ", new TreeSet<>(OPERATORS.keySet())) + "."));
        return new FactCondition(name, operator, values(body.value("value").orElse(JsonValue.NULL), operator));
    }

    /** Lists come as JSON lists and as texts with commas. */
    private static List<String> values(JsonValue sent, Operator operator) {
        if (sent instanceof JsonArray array) {
            return array.stream().map(MetadataConditions::text).toList();
        }
        boolean list = operator == Operator.IN || operator == Operator.NOT_IN;
        if (list && sent instanceof JsonString text) {
            return Arrays.stream(text.getString().split(","))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .toList();
        }
        return sent == JsonValue.NULL ? List.of() : List.of(text(sent));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
