package io.lectern.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Embedding models by name. Names are written {@code name} or {@code name@provider} and may be aliases
 * ({@code lectern.llm.embedding-aliases}); callers store and echo the name as sent and give it here each time.
 */
@ApplicationScoped
public class EmbeddingModels {

    @Inject
    @Builtin
    EmbeddingModel builtin;

    @Inject
    @Builtin
    TokenCountEstimator builtinTokens;

    @Inject
    LlmConfig config;

    /**
     * The model behind a name or alias; null or empty means the default.
     *
     * @throws InvalidException field embedding_model, when there is none of that name
     */
    public EmbeddingModel named(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidException(
                        "embedding_model",
                        "There is no embedding model \"" + name + "\" here. Use \"" + defaultName()
                                + "\", or add an alias for the name to lectern.llm.embedding-aliases."));
    }

    public boolean knows(String name) {
        return find(name).isPresent();
    }

    /** The name a dataset gets when its creator names none. */
    public String defaultName() {
        return builtin.modelName();
    }

    /** Two names are the same model when their canonical names are equal. */
    public String canonicalName(String name) {
        return named(name).modelName();
    }

    public int dimension(String name) {
        return named(name).dimension();
    }

    /**
     * Embeds passages in the model's fastest layout; texts longer than the model reads are embedded in windows and
     * averaged.
     *
     * @return unit vectors in the order of the texts
     */
    public List<float[]> embedPassages(String model, List<String> texts) {
        return texts.isEmpty() ? List.of() : embed(named(model), texts, EmbeddingInputType.DOCUMENT);
    }

    /** Embeds a question on the caller's thread; never waits behind passages. */
    public float[] embedQuery(String model, String text) {
        return embed(named(model), List.of(text), EmbeddingInputType.QUERY).get(0);
    }

    /** Counts tokens as the built-in model does; the measure of chunk sizes. */
    public TokenCountEstimator tokens() {
        return builtinTokens;
    }

    /** Tokens of a text by {@link #tokens}. */
    public int countTokens(String text) {
        return builtinTokens.estimateTokenCountInText(text);
    }

    private static List<float[]> embed(EmbeddingModel model, List<String> texts, EmbeddingInputType type) {
        EmbeddingRequest request = EmbeddingRequest.builder()
                .inputs(texts.stream().map(EmbeddingInput::from).toList())
                .inputType(type)
                .build();
        return model.embed(request).embeddings().stream().map(Embedding::vector).toList();
    }

    private Optional<EmbeddingModel> find(String name) {
        if (name == null || name.isBlank() || isBuiltin(name)) {
            return Optional.of(builtin);
        }
        return Optional.ofNullable(alias(name)).filter(this::isBuiltin).map(known -> builtin);
    }

    private String alias(String name) {
        Map<String, String> aliases = config.embeddingAliases();
        return aliases.getOrDefault(name, aliases.get(withoutProvider(name)));
    }

    private boolean isBuiltin(String name) {
        return withoutProvider(name).equalsIgnoreCase(builtin.modelName());
    }

    private static String withoutProvider(String name) {
        int at = name.lastIndexOf('@');
        return (at < 0 ? name : name.substring(0, at)).strip();
    }
}
