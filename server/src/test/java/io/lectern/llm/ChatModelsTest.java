package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.account.Identity;
import io.lectern.common.InvalidException;
import io.lectern.llm.local.ExtractiveChatModel;
import io.lectern.llm.local.LocalModels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatModelsTest {

    private static final Identity ADA = LlmFixtures.USE.who();

    private final ExtractiveChatModel extractive = LocalModels.extractive();

    @Test
    void withoutAProviderTheBuiltInModelIsTheDefault() {
        ChatModels models = models(LlmFixtures.config(), Map.of());
        assertThat(models.defaultName(ADA)).isEqualTo("builtin/extractive");
        for (String name : new String[] {null, "", "builtin/extractive", "glm-4-flash@ZHIPU-AI"}) {
            assertThat(name(models, name)).as(name).isEqualTo("builtin/extractive");
            assertThat(models.knows(ADA, name)).as(name).isTrue();
        }
        assertThat(models.knows(ADA, "gpt-x")).isFalse();
        assertThatThrownBy(() -> models.streaming(LlmFixtures.USE, "gpt-x"))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("gpt-x")
                .hasMessageContaining("builtin/extractive");
    }

    @Test
    void aConfiguredProviderIsTheDefaultAndTheBuiltInModelStaysByName() {
        ChatModels models = models(withProvider(), Map.of());
        assertThat(models.defaultName(ADA)).isEqualTo("gpt-x");
        for (String name : new String[] {null, "", "gpt-x", "gpt-x@OpenAI", "glm-4-flash"}) {
            assertThat(name(models, name)).as(name).isEqualTo("gpt-x");
        }
        assertThat(name(models, "builtin/extractive")).isEqualTo("builtin/extractive");
        assertThat(models.knows(ADA, "other")).isFalse();
    }

    @Test
    void rowsComeBeforeTheSettings() {
        Target row = new Target(List.of(FakeConnector.member("llama", "Ollama")), "");
        ChatModels models = models(withProvider(), Map.of("gpt-x", row, "", row));
        assertThat(name(models, "gpt-x")).isEqualTo("llama");
        assertThat(models.defaultName(ADA)).isEqualTo("llama@Ollama");
        assertThat(models.limits(ADA, "gpt-x").contextWindow()).contains(8192);
        assertThat(models.limits(ADA, "builtin/extractive").contextWindow()).isEmpty();
    }

    @Test
    void anAliasMayStandForAModelWithoutRows() {
        ChatModels models = models(
                withProvider(), Map.of("glm@ZHIPU-AI", Target.local("builtin/extractive"), "x", Target.local("gone")));
        assertThat(name(models, "glm@ZHIPU-AI")).isEqualTo("builtin/extractive");
        assertThat(models.knows(ADA, "x")).isFalse();
    }

    private static LlmConfig withProvider() {
        LlmConfig config = LlmFixtures.config();
        config.baseUrl = Optional.of("http://localhost:1/v1");
        config.model = Optional.of("gpt-x");
        return config;
    }

    private static String name(ChatModels models, String name) {
        String streaming = models.streaming(LlmFixtures.USE, name)
                .defaultRequestParameters()
                .modelName();
        assertThat(models.blocking(LlmFixtures.USE, name)
                        .defaultRequestParameters()
                        .modelName())
                .isEqualTo(streaming);
        return streaming;
    }

    private ChatModels models(LlmConfig config, Map<String, Target> rows) {
        ChatModels models = new ChatModels();
        models.builtinBlocking = extractive;
        models.builtinStreaming = extractive;
        models.config = config;
        models.connectors = new FakeConnector().connectors();
        models.directory = LlmFixtures.directory(rows);
        return models;
    }
}
