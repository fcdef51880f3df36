package io.lectern.dataset;

import io.lectern.common.InvalidException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A condition on one meta field of a document. Numbers compare as numbers when both sides are some, everything else as
 * text without regard to case. Of a field that is a list, one element is enough; for the negated operators none may do. A
 * document without the field meets {@link Operator#EMPTY} only.
 *
 * @param values what to compare with; the first one, except for the operators that take a list
 */
public record FactCondition(String field, Operator operator, List<String> values) {

    /** How a field and a value are compared. */
    public enum Operator {
        EQUAL,
        NOT_EQUAL,
        GREATER,
        LESS,
        AT_LEAST,
        AT_MOST,
        CONTAINS,
        NOT_CONTAINS,
        IN,
        NOT_IN,
        STARTS_WITH,
        ENDS_WITH,
        EMPTY,
        NOT_EMPTY
    }

    public FactCondition {
        values = List.copyOf(values);
        boolean needsNone = operator == Operator.EMPTY || operator == Operator.NOT_EMPTY;
        if (values.isEmpty() && !needsNone) {
            throw new InvalidException("metadata_condition", "The condition on " + field + " has no value.");
        }
    }

    /** @param facts the document's meta fields */
    public boolean holds(JsonObject facts) {
        List<String> found =
                Optional.ofNullable(facts.get(field)).map(FactCondition::texts).orElse(List.of());
        return switch (operator) {
            case EMPTY -> found.isEmpty();
            case NOT_EMPTY -> !found.isEmpty();
            case NOT_EQUAL -> !found.isEmpty() && found.stream().noneMatch(text -> compare(text, values.get(0)) == 0);
            case NOT_CONTAINS -> !found.isEmpty() && found.stream().noneMatch(text -> contains(text));
            case NOT_IN -> !found.isEmpty() && found.stream().noneMatch(this::isListed);
            default -> found.stream().anyMatch(this::meets);
        };
    }

    private boolean meets(String text) {
        String value = values.get(0);
        return switch (operator) {
            case EQUAL -> compare(text, value) == 0;
            case GREATER -> compare(text, value) > 0;
            case LESS -> compare(text, value) < 0;
            case AT_LEAST -> compare(text, value) >= 0;
            case AT_MOST -> compare(text, value) <= 0;
            case CONTAINS -> contains(text);
            case IN -> isListed(text);
            case STARTS_WITH -> lower(text).startsWith(lower(value));
            case ENDS_WITH -> lower(text).endsWith(lower(value));
            default -> throw new IllegalStateException(operator + " is no operator on one value");
        };
    }

    private boolean contains(String text) {
        return lower(text).contains(lower(values.get(0)));
    }

    private boolean isListed(String text) {
        return values.stream().anyMatch(value -> compare(text, value) == 0);
    }

    private static int compare(String a, String b) {
        Optional<BigDecimal> left = number(a);
        Optional<BigDecimal> right = number(b);
        return left.isPresent() && right.isPresent() ? left.get().compareTo(right.get()) : lower(a).compareTo(lower(b));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.stream().flatMap(one -> texts(one).stream()).toList();
        }
        String text = value instanceof JsonString string
                ? string.getString()
                : value == JsonValue.NULL ? "" : value.toString();
        return text.isBlank() ? List.of() : List.of(text);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
