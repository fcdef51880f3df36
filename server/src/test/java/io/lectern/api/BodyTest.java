package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void malformedJsonIsSaidToBeSo() {
        assertThatThrownBy(() -> Body.required("{\"name\":"))
                .isInstanceOf(InvalidException.class)
                .hasMessage("The request body is not valid JSON.");
    }

    @Test
    void textAfterTheObjectIsMalformedToo() {
        assertThatThrownBy(() -> Body.required("{} trailing")).hasMessage("The request body is not valid JSON.");
    }

    @Test
    void aBodyThatIsNoObjectIsNamed() {
        assertThatThrownBy(() -> Body.required("[1]"))
                .hasMessage("The request body is a list; it must be a JSON object.");
        assertThatThrownBy(() -> Body.required("")).hasMessage("The request body is absent; it must be a JSON object.");
    }

    @Test
    void anAbsentBodyMayBeAnEmptyObject() {
        assertThat(Body.optional(null).fields()).isEmpty();
        assertThat(Body.optional("null").fields()).isEmpty();
        assertThatThrownBy(() -> Body.optional("\"x\"")).isInstanceOf(InvalidException.class);
    }

    @Test
    void aWrongTypeNamesTheFieldWhatItWasAndWhatItMayBe() {
        Body body = Body.required("{\"name\":5,\"page\":\"a\",\"ids\":[1],\"flag\":\"maybe\"}");
        assertThatThrownBy(() -> body.text("name")).hasMessage("`name` is 5; it must be a text.");
        assertThatThrownBy(() -> body.number("page")).hasMessage("`page` is \"a\"; it must be a number.");
        assertThatThrownBy(() -> body.texts("ids")).hasMessage("`ids` is a list; it must be a list of texts.");
        assertThatThrownBy(() -> body.flag("flag")).hasMessage("`flag` is \"maybe\"; it must be true or false.");
    }

    @Test
    void numbersMayComeAsTexts() {
        assertThat(Body.required("{\"page_size\":\"7\"}").integer("page_size", 30, 0, 100))
                .isEqualTo(7);
    }

    @Test
    void rangesAreChecked() {
        Body body = Body.required("{\"page\":-1,\"part\":1.5}");
        assertThatThrownBy(() -> body.integer("page", 1, 0, 10)).hasMessage("`page` is -1; it must be from 0 to 10.");
        assertThatThrownBy(() -> body.integer("part", 1, 0, 10))
                .hasMessage("`part` is 1.5; it must be a whole number.");
    }

    @Test
    void flagsComeInManyForms() {
        Body body = Body.required("{\"a\":true,\"b\":\"False\",\"c\":1,\"d\":null}");
        assertThat(body.flag("a")).contains(true);
        assertThat(body.flag("b")).contains(false);
        assertThat(body.flag("c")).contains(true);
        assertThat(body.flag("d")).isEmpty();
    }

    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> Body.required("{\"document_ids\":[]}").refuseUnknown(Set.of("ids")))
                .hasMessage("`document_ids` is not a field of this call; it knows ids.");
    }
}
