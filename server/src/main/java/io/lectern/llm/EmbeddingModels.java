package io.lectern.llm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.request.EmbeddingInput;
import dev.langchain4j.model.embedding.request.EmbeddingInputType;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import io.lectern.account.Identity;
import io.lectern.activity.UsageLimits;
import io.lectern.activity.UsageLog;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Embedding models by name, for somebody's tenant: the catalogue's rows of tenant and server, and the built-in model.
 * Names are written {@code name} or {@code name@provider} and may be aliases (rows, or
 * {@code lectern.llm.embedding-aliases}); callers store and echo the name as sent and give it here each time. Null and
 * empty name the default: the alias {@code default} of the catalogue, else the built-in model.
 *
 * <p>Calls of a provider's model are recorded; the built-in one costs nothing and is not. Limits do not stop them,
 * because half an embedded document helps nobody, but their tokens count.
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
    Connectors connectors;

    @Inject
    ModelDirectory directory;

    @Inject
    UsageLog log;

    @Inject
    UsageLimits limits;

    @Inject
    LlmConfig config;

    @Inject
    Clock clock;

    /**
     * The model behind a name or alias.
     *
     * @throws InvalidException field embedding_model, when there is none of that name
     */
    public EmbeddingModel named(ModelUse use, String name) {
        return named(use, name, UnaryOperator.identity());
    }

    private EmbeddingModel named(ModelUse use, String name, UnaryOperator<Endpoint> patience) {
        return find(use.who(), name)
                .map(target -> target.members().isEmpty()
                        ? builtin
                        : remote(use, target.members().get(0), patience))
                .orElseThrow(() -> new InvalidException(
                        "embedding_model",
                        "There is no embedding model \"" + name + "\" here. Use \"" + defaultName(use.who())
                                + "\", or make an alias for the name."));
    }

    public boolean knows(Identity who, String name) {
        return find(who, name).isPresent();
    }

    /** The name a dataset gets when its creator names none. */
    public String defaultName(Identity who) {
        return directory
                .find(who, ModelKind.EMBEDDING, "")
                .filter(target -> !target.members().isEmpty())
                .map(target -> target.members().get(0).fullName())
                .orElseGet(builtin::modelName);
    }

    /** Two names are the same model when their spaces are equal; asks a provider's model for a vector the first time. */
    public VectorSpace space(ModelUse use, String name) {
        EmbeddingModel model = named(use, name);
        return new VectorSpace(model.modelName(), model.dimension());
    }

    /** The space of the model that is always there. */
    public VectorSpace builtinSpace() {
        return new VectorSpace(builtin.modelName(), builtin.dimension());
    }

    /**
     * Embeds passages in the model's fastest layout; texts longer than the built-in model reads are embedded in windows
     * and averaged.
     *
     * @return unit vectors in the order of the texts
     */
    public List<float[]> embedPassages(ModelUse use, String model, List<String> texts) {
        return texts.isEmpty() ? List.of() : embed(named(use, model), texts, EmbeddingInputType.DOCUMENT);
    }

    /**
     * Embeds a question on the caller's thread; never waits behind passages, nor longer than
     * {@code lectern.llm.search-timeout} for a provider.
     */
    public float[] embedQuery(ModelUse use, String model, String text) {
        return embed(named(use, model, this::inSearch), List.of(text), EmbeddingInputType.QUERY)
                .get(0);
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

    private EmbeddingModel remote(ModelUse use, Target.Member member, UnaryOperator<Endpoint> patience) {
        Optional<Integer> dimension = member.dimension();
        if (dimension.isEmpty()) {
            // a search may be the first to ask
            EmbeddingModel asked = metered(use, inSearch(member.endpoint()), dimension);
            int length =
                    embed(asked, List.of("dimension"), EmbeddingInputType.QUERY).get(0).length;
            directory.learnDimension(use.who(), member, length);
            dimension = Optional.of(length);
        }
        return metered(use, patience.apply(member.endpoint()), dimension);
    }

    private Endpoint inSearch(Endpoint endpoint) {
        return endpoint.inSearch(config.searchTimeout());
    }

    private EmbeddingModel metered(ModelUse use, Endpoint endpoint, Optional<Integer> dimension) {
        Meter meter = new Meter(
                use, ModelKind.EMBEDDING, endpoint.provider(), endpoint.model(), new Meter.Ledger(log, limits, clock));
        EmbeddingModel model =
                connectors.model(EmbeddingModel.class, endpoint, connector -> connector.embedding(endpoint));
        return new MeteredEmbeddingModel(model, endpoint, dimension, meter);
    }

    private Optional<Target> find(Identity who, String name) {
        Optional<Target> rows = directory.find(who, ModelKind.EMBEDDING, name);
        if (rows.isPresent() && !rows.get().members().isEmpty()) {
            return rows;
        }
        String wanted = rows.map(Target::local).orElse(name);
        if (wanted == null || wanted.isBlank() || isBuiltin(wanted)) {
            return Optional.of(Target.local(builtin.modelName()));
        }
        return Optional.ofNullable(alias(wanted))
                .flatMap(known -> isBuiltin(known)
                        ? Optional.of(Target.local(builtin.modelName()))
                        : directory.find(who, ModelKind.EMBEDDING, known));
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
