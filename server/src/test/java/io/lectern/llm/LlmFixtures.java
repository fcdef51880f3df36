package io.lectern.llm;

import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.lectern.account.Identity;
import io.lectern.activity.ModelCall;
import io.lectern.activity.UsageLimits;
import io.lectern.activity.UsageLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Wires the beans of this package without a container. */
public final class LlmFixtures {

    /** Somebody, whoever it is. */
    public static final ModelUse USE = ModelUse.of(new Identity(1, new UUID(1, 1), 2, new UUID(2, 2)), "test");

    public static final VectorSpace SPACE = new VectorSpace("BAAI/bge-small-en-v1.5", 384);

    private LlmFixtures() {}

    /** A catalogue without a row. */
    static ModelDirectory emptyDirectory() {
        return directory(Map.of());
    }

    /** The same rows for everybody and every kind. */
    static ModelDirectory directory(Map<String, Target> targets) {
        return new ModelDirectory() {
            @Override
            Optional<Target> find(Identity who, ModelKind kind, String name) {
                return Optional.ofNullable(targets.get(name == null ? "" : name));
            }
        };
    }

    /** Nobody has a limit; what is recorded is kept in the list. */
    static UsageLimits noLimits() {
        return new UsageLimits() {
            @Override
            public void admit(Identity who) {}
        };
    }

    public static AddressRule rule(LlmConfig config) {
        AddressRule rule = new AddressRule();
        rule.config = config;
        return rule;
    }

    static UsageLog log(List<ModelCall> calls) {
        return new UsageLog() {
            @Override
            public void add(ModelCall call) {
                calls.add(call);
            }
        };
    }

    public static LlmConfig config() {
        LlmConfig config = new LlmConfig();
        config.dataDirectory = System.getProperty("java.io.tmpdir") + "/lectern-test-models";
        config.embeddingAliases = Arrays.asList(LlmConfig.DEFAULT_ALIASES.split(","));
        config.chatAliases = Arrays.asList(LlmConfig.DEFAULT_CHAT_ALIASES.split(","));
        config.baseUrl = Optional.empty();
        config.apiKey = Optional.empty();
        config.model = Optional.empty();
        config.rerankModel = Optional.empty();
        config.allowedHosts = Optional.empty();
        config.timeout = Duration.ofSeconds(5);
        return config;
    }

    /** Rows may name this machine. */
    public static LlmConfig openConfig() {
        LlmConfig config = config();
        config.allowPrivateAddresses = true;
        return config;
    }

    public static LlmConfig configWithReranker(java.nio.file.Path folder) {
        LlmConfig config = config();
        config.rerankModel = Optional.of(folder.toString());
        return config;
    }

    public static void allowHosts(LlmConfig config, String... hosts) {
        config.allowedHosts = Optional.of(String.join(",", hosts));
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
        models.directory = emptyDirectory();
        return models;
    }
}
