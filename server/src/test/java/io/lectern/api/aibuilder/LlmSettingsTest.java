package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.assistant.ModelSettings;
import io.lectern.common.InvalidException;
import jakarta.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LlmSettingsTest {

    @Test
    void nothingSentMeansTheDefaults() {
        assertThat(shown(create("{}")))
                .isEqualTo(json("{'temperature':0.1,'top_p':0.3,'presence_penalty':0.2,'frequency_penalty':0.7,"
                        + "'max_tokens':512,'model_name':'default'}"));
        assertThat(shown(LlmSettings.create(Optional.empty()))).isEqualTo(shown(create("{}")));
        assertThat(shown(create("{'model_name':'glm-4'}")).getString("model_name"))
                .isEqualTo("glm-4");
        assertThat(create("{'model_name':'glm-4'}").temperature()).contains(0.1);
    }

    @Test
    void somethingSentMeansExactlyThat() {
        assertThat(shown(create("{'temperature':0.5,'unknown':{'a':[1]}}")))
                .isEqualTo(json("{'temperature':0.5,'unknown':{'a':[1]},'model_name':'default'}"));
    }

    @Test
    void otherNamesOfASettingMeanTheSameAndComeBackAsSent() {
        ModelSettings settings = create("{'max_token':0,'frequency penalty':0.3}");
        assertThat(settings.maxTokens()).contains(0);
        assertThat(settings.frequencyPenalty()).contains(0.3);
        assertThat(shown(settings)).isEqualTo(json("{'max_token':0,'frequency penalty':0.3,'model_name':'default'}"));
    }

    @Test
    void anUpdateIsPutOverWhatIsStored() {
        ModelSettings stored = create("{'max_token':100,'temperature':0.5,'model_name':'a','x':1}");
        ModelSettings updated = LlmSettings.update(stored, json("{'max_tokens':7,'x':2,'top_p':1}"));
        assertThat(shown(updated))
                .isEqualTo(json("{'max_tokens':7,'temperature':0.5,'top_p':1.0,'x':2,'model_name':'a'}"));
        assertThat(LlmSettings.update(stored, json("{'model_name':null}")).model())
                .isEqualTo("a");
        assertThat(LlmSettings.update(create("{}"), json("{'top_p':1}")).model())
                .as("the default stays the default")
                .isEmpty();
    }

    @Test
    void aValueOutOfRangeIsNamedWithItsRange() {
        assertThatThrownBy(() -> create("{'temperature':10}"))
                .isInstanceOf(InvalidException.class)
                .hasMessage("`temperature` is 10; it must be from 0 to 2.");
        assertThatThrownBy(() -> create("{'max_token':-1}")).hasMessageContaining("`max_token` is -1");
        assertThatThrownBy(() -> create("{'top_p':'much'}")).hasMessageContaining("`top_p`");
    }

    private static ModelSettings create(String text) {
        return LlmSettings.create(Optional.of(json(text)));
    }

    private static JsonObject shown(ModelSettings settings) {
        return LlmSettings.write(settings, settings.model().isEmpty() ? "default" : settings.model());
    }

    private static JsonObject json(String text) {
        return LlmSettings.parse(text.replace('\'', '"'));
    }
}
