package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.assistant.Assistant;
import io.lectern.assistant.AssistantFixture;
import io.lectern.common.InvalidException;
import io.lectern.completion.Prompt;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptFormTest {

    @Test
    void nothingSentMeansTheDefaultsOfThePage() {
        JsonObject shown = shown(PromptForm.create(Optional.empty()));
        assertThat(shown.getString("prompt")).isEqualTo(Prompt.DEFAULT_TEXT);
        assertThat(shown.getString("opener")).isEqualTo("Hi! I am your assistant, can I help you?");
        assertThat(shown.get("variables")).hasToString("[{\"key\":\"knowledge\",\"optional\":true}]");
        assertThat(shown.getInt("top_n")).isEqualTo(8);
        assertThat(shown.getInt("top_k")).isEqualTo(1024);
        assertThat(shown.getJsonNumber("keywords_similarity_weight").doubleValue())
                .isEqualTo(0.7);
        assertThat(shown.getJsonNumber("similarity_threshold").doubleValue()).isEqualTo(0.2);
        assertThat(shown.getBoolean("show_quote")).isTrue();
        assertThat(shown.getBoolean("tts")).isFalse();
        assertThat(shown.getBoolean("refine_multiturn")).isTrue();
        assertThat(shown.getString("rerank_model")).isEmpty();
    }

    @Test
    void weightsReadBackAsSentAndUnknownKeysStay() {
        JsonObject shown =
                shown(create("{'keywords_similarity_weight':0,'keyword':true,'use_kg':true,'tts':null,'prompt':''}"));
        assertThat(shown.getJsonNumber("keywords_similarity_weight").doubleValue())
                .isZero();
        assertThat(shown.getBoolean("keyword")).isTrue();
        assertThat(shown.getBoolean("use_kg")).isTrue();
        assertThat(shown.getBoolean("tts")).isFalse();
        assertThat(shown.getString("prompt")).isEqualTo(Prompt.DEFAULT_TEXT);
    }

    @Test
    void anUpdateLeavesTheRestAsItWas() {
        PromptForm first = create("{'opener':'Ahoy!','top_n':3,'keyword':true}");
        PromptForm updated = PromptForm.update(stored(first), json("{'top_n':4,'empty_response':''}"));
        assertThat(updated.prompt().opener()).isEqualTo("Ahoy!");
        assertThat(updated.prompt().emptyResponse()).isEmpty();
        assertThat(updated.search().topN()).isEqualTo(4);
        assertThat(shown(updated).getBoolean("keyword")).isTrue();
    }

    @Test
    void aRequiredVariableNeedsItsPlace() {
        PromptForm form = create("{'prompt':'Hello','variables':[{'key':'tone','optional':false}]}");
        assertThatThrownBy(() -> form.requirePlaces(true, false)).hasMessage("Parameter 'tone' is not used");
        PromptForm optional = create("{'prompt':'Hello','variables':[{'key':'tone','optional':true}]}");
        assertThatCode(() -> optional.requirePlaces(true, true)).doesNotThrowAnyException();
    }

    @Test
    void aTextForDatasetsNeedsAPlaceForKnowledgeUnlessVariablesWereChosen() {
        PromptForm form = create("{'prompt':'Hello World'}");
        assertThatThrownBy(() -> form.requirePlaces(false, true)).hasMessage("Parameter 'knowledge' is not used");
        assertThatCode(() -> form.requirePlaces(false, false)).doesNotThrowAnyException();
        PromptForm none = create("{'prompt':'Hello World','variables':[]}");
        assertThatCode(() -> none.requirePlaces(true, true)).doesNotThrowAnyException();
        assertThatCode(() -> create("{}").requirePlaces(false, true)).doesNotThrowAnyException();
    }

    @Test
    void wrongValuesAreNamed() {
        assertThatThrownBy(() -> create("{'top_n':-1}")).hasMessage("`top_n` is -1; it must be from 0 to 1024.");
        assertThatThrownBy(() -> create("{'variables':['tone']}"))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("key and optional");
        assertThatThrownBy(() -> create("{'opener':1}")).hasMessage("`opener` is 1; it must be a text.");
        assertThatThrownBy(() -> create("{'citation_style':'*'}")).hasMessageContaining("##i$$");
    }

    @Test
    void marksAreWrittenInTheStyleOfTheChat() {
        assertThat(Marks.write("Yes. [ID:0][ID:12]", stored(create("{'citation_style':'##i$$'}"))))
                .isEqualTo("Yes. ##0$$##12$$");
        assertThat(Marks.write("Yes. [ID:0]", stored(create("{}")))).isEqualTo("Yes. [ID:0]");
    }

    private static PromptForm create(String text) {
        return PromptForm.create(Optional.of(json(text)));
    }

    private static JsonObject shown(PromptForm form) {
        return PromptForm.write(stored(form));
    }

    private static Assistant stored(PromptForm form) {
        return AssistantFixture.of(List.of(), form.prompt(), form.search());
    }

    private static JsonObject json(String text) {
        return LlmSettings.parse(text.replace('\'', '"'));
    }
}
