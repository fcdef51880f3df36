package io.lectern.llm;

import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Wires the beans of this package without a container. */
public final class LlmFixtures {

    private LlmFixtures() {}

    public static LlmConfig config() {
        LlmConfig config = new LlmConfig();
        config.dataDirectory = System.getProperty("java.io.tmpdir") + "/lectern-test-models";
        config.embeddingAliases = Arrays.asList(LlmConfig.DEFAULT_ALIASES.split(","));
        config.chatAliases = Arrays.asList(LlmConfig.DEFAULT_CHAT_ALIASES.split(","));
        config.baseUrl = Optional.empty();
        config.apiKey = Optional.empty();
        config.model = Optional.empty();
        config.timeout = Duration.ofSeconds(5);
        return config;
    }

    public static LlmConfig configWithAliases(String... aliases) {
        LlmConfig config = config();
        config.embeddingAliases = List.of(aliases);
        return config;
    }

    public static EmbeddingModels embeddingModels(
            EmbeddingModel builtin, TokenCountEstimator tokens, LlmConfig config) {
        EmbeddingModels models = new EmbeddingModels();
        models.builtin = builtin;
        models.builtinTokens = tokens;
        models.config = config;
        return models;
    }
}
