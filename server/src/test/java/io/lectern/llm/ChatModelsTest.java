package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.lectern.common.InvalidException;
import io.lectern.llm.local.ExtractiveChatModel;
import io.lectern.llm.local.LocalModels;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChatModelsTest {

    private final ExtractiveChatModel extractive = LocalModels.extractive();

    @Test
    void withoutAProviderTheBuiltInModelIsTheDefault() {
        ChatModels models = models(LlmFixtures.config());
        assertThat(models.defaultName()).isEqualTo("builtin/extractive");
        assertThat(models.streaming(null)).isSameAs(extractive);
        assertThat(models.blocking("")).isSameAs(extractive);
        assertThat(models.knows("glm-4-flash@ZHIPU-AI")).isTrue();
        assertThat(models.knows("gpt-x")).isFalse();
        assertThatThrownBy(() -> models.streaming("gpt-x"))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("gpt-x")
                .hasMessageContaining("builtin/extractive");
    }

    @Test
    void aConfiguredProviderIsTheDefaultAndTheBuiltInModelStaysByName() {
        LlmConfig config = LlmFixtures.config();
        config.baseUrl = Optional.of("http://localhost:1/v1");
        config.model = Optional.of("gpt-x");
        ChatModels models = models(config);
        assertThat(models.defaultName()).isEqualTo("gpt-x");
        for (String name : new String[] {null, "", "gpt-x", "gpt-x@OpenAI", "glm-4-flash"}) {
            assertThat(models.streaming(name)).as(name).isInstanceOf(Named.class);
            assertThat(models.blocking(name)).as(name).isInstanceOf(NamedBlocking.class);
        }
        assertThat(models.blocking("builtin/extractive")).isSameAs(extractive);
        assertThat(models.knows("other")).isFalse();
    }

    private ChatModels models(LlmConfig config) {
        ChatModels models = new ChatModels();
        models.builtinBlocking = extractive;
        models.builtinStreaming = extractive;
        models.config = config;
        models.connector = new FakeConnector();
        return models;
    }

    private static final class FakeConnector implements Connector {
        @Override
        public String family() {
            return "fake";
        }

        @Override
        public StreamingChatModel streaming(Endpoint endpoint) {
            return new Named(endpoint.model());
        }

        @Override
        public ChatModel blocking(Endpoint endpoint) {
            return new NamedBlocking(endpoint.model());
        }
    }

    private static class Named implements StreamingChatModel {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public ChatRequestParameters defaultRequestParameters() {
            return ChatRequestParameters.builder().modelName(name).build();
        }
    }

    private record NamedBlocking(String name) implements ChatModel {}
}
