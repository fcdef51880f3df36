package io.lectern.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import io.lectern.dataset.FactCondition.Operator;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactConditionTest {

    private static final JsonObject FACTS = Json.createReader(
                    new StringReader(
                            "{\"year\":2024,\"author\":\"Ada Lovelace\",\"tags\":[\"pump\",\"oil\"],\"note\":\"\",\"day\":\"2024-05-01\"}"))
            .readObject();

    @Test
    void numbersCompareAsNumbersAndTextsWithoutCase() {
        assertThat(holds("year", Operator.GREATER, "999")).isTrue();
        assertThat(holds("year", Operator.EQUAL, "2024.0")).isTrue();
        assertThat(holds("year", Operator.LESS, "2024")).isFalse();
        assertThat(holds("year", Operator.AT_MOST, "2024")).isTrue();
        assertThat(holds("day", Operator.AT_LEAST, "2024-04-30")).isTrue();
        assertThat(holds("author", Operator.EQUAL, "ada lovelace")).isTrue();
        assertThat(holds("author", Operator.NOT_EQUAL, "ada")).isTrue();
        assertThat(holds("author", Operator.CONTAINS, "LOVE")).isTrue();
        assertThat(holds("author", Operator.NOT_CONTAINS, "love")).isFalse();
        assertThat(holds("author", Operator.STARTS_WITH, "ada")).isTrue();
        assertThat(holds("author", Operator.ENDS_WITH, "ada")).isFalse();
    }

    @Test
    void oneElementOfAListIsEnoughAndNoneMayDoForTheNegatedOnes() {
        assertThat(holds("tags", Operator.EQUAL, "oil")).isTrue();
        assertThat(holds("tags", Operator.NOT_EQUAL, "oil")).isFalse();
        assertThat(holds("tags", Operator.IN, "x", "pump")).isTrue();
        assertThat(holds("tags", Operator.NOT_IN, "x", "y")).isTrue();
    }

    @Test
    void whatIsMissingIsEmptyAndNothingElse() {
        for (String field : List.of("note", "other")) {
            assertThat(holds(field, Operator.EMPTY)).isTrue();
            assertThat(holds(field, Operator.NOT_EMPTY)).isFalse();
            assertThat(holds(field, Operator.NOT_EQUAL, "x")).isFalse();
            assertThat(holds(field, Operator.NOT_IN, "x")).isFalse();
        }
        assertThatThrownBy(() -> holds("year", Operator.EQUAL)).isInstanceOf(InvalidException.class);
    }

    private static boolean holds(String field, Operator operator, String... values) {
        return new FactCondition(field, operator, List.of(values)).holds(FACTS);
    }
}
