package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.lectern.account.Identity;
import io.lectern.activity.UsageLimits;
import io.lectern.activity.UsageLog;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Chat models by name, for somebody: the rows of the catalogue that reach them, groups and aliases; the provider of the
 * settings; the built-in extractive answerer. Names are {@code name}, {@code name@provider}, or a model's id. Null,
 * empty and the aliases of {@code lectern.llm.chat-aliases} name the default: the alias {@code default} of the catalogue,
 * else the settings' model, else the built-in one.
 *
 * <p>Every call of a model from here is checked against limits first and recorded when it ends, whichever way. A model
 * that is asked for pictures is {@link #vision}.
 */
@ApplicationScoped
public class ChatModels {

    @Inject
    @Builtin
    StreamingChatModel builtinStreaming;

    @Inject
    @Builtin
    ChatModel builtinBlocking;

    @Inject
    Connectors connectors;

    @Inject
    ModelDirectory directory;

    @Inject
    Breakers breakers;

    @Inject
    UsageLog log;

    @Inject
    UsageLimits limits;

    @Inject
    LlmConfig config;

    @Inject
    Clock clock;

    /**
     * A model that hands on tokens as they come. Failures arrive at the handler's onError: {@code LimitReachedException}
     * before anything was asked, {@code UpstreamException} from the provider.
     *
     * @throws InvalidException field model_name, when there is none of that name
     */
    public StreamingChatModel streaming(ModelUse use, String name) {
        return new FailoverStreamingModel(
                candidates(
                        use,
                        target(use, ModelKind.CHAT, name),
                        endpoint -> connectors.model(
                                StreamingChatModel.class, endpoint, connector -> connector.streaming(endpoint)),
                        builtinStreaming,
                        MeteredStreamingModel::new),
                breakers,
                () -> limits.admit(use.who()));
    }

    /**
     * A model that answers at once; its calls throw what {@link #streaming} hands to onError.
     *
     * @throws InvalidException field model_name, when there is none of that name
     */
    public ChatModel blocking(ModelUse use, String name) {
        return blocking(use, target(use, ModelKind.CHAT, name), UnaryOperator.identity());
    }

    /** The same for a call that a search waits for: {@code lectern.llm.search-timeout} counts. */
    ChatModel inSearch(ModelUse use, String name) {
        return blocking(use, target(use, ModelKind.CHAT, name), endpoint -> endpoint.inSearch(config.searchTimeout()));
    }

    /**
     * A model that looks at pictures: one of the kind vision of that name; without a name the alias {@code default} of
     * that kind. Empty when there is none; the built-in models see nothing.
     */
    public Optional<ChatModel> vision(ModelUse use, String name) {
        return directory
                .find(use.who(), ModelKind.VISION, name)
                .filter(target -> !target.members().isEmpty())
                .map(target -> blocking(use, target, UnaryOperator.identity()));
    }

    /** The default model for text that has to be written; empty where there is only the built-in answerer, which quotes. */
    public Optional<ChatModel> writing(ModelUse use) {
        return find(use.who(), "")
                .filter(target -> !target.members().isEmpty() || !builtinName().equals(target.local()))
                .map(target -> blocking(use, target, UnaryOperator.identity()));
    }

    /** Whether the model does what a prompt asks; the built-in one only quotes. */
    public boolean follows(Identity who, String name) {
        return find(who, name)
                .filter(target -> !target.members().isEmpty() || !target.local().equals(builtinName()))
                .isPresent();
    }

    public boolean knows(Identity who, String name) {
        return find(who, name).isPresent();
    }

    /** The name of the model that answers when a caller names none. */
    public String defaultName(Identity who) {
        return directory
                .find(who, ModelKind.CHAT, "")
                .map(target -> target.members().isEmpty()
                        ? target.local()
                        : target.members().get(0).fullName())
                .orElseGet(this::localDefault);
    }

    /** What the first model of that name can read and write. */
    public ModelLimits limits(Identity who, String name) {
        return find(who, name)
                .filter(target -> !target.members().isEmpty())
                .map(target -> target.members().get(0).traits())
                .map(traits -> new ModelLimits(traits.contextWindow(), traits.maxOutput()))
                .orElse(ModelLimits.UNKNOWN);
    }

    private ChatModel blocking(ModelUse use, Target target, UnaryOperator<Endpoint> patience) {
        return new FailoverModel(
                candidates(
                        use,
                        target,
                        patience.andThen(endpoint ->
                                connectors.model(ChatModel.class, endpoint, connector -> connector.blocking(endpoint))),
                        builtinBlocking,
                        MeteredModel::new),
                breakers,
                () -> limits.admit(use.who()));
    }

    private interface Metering<M> {
        M of(M model, Meter meter);
    }

    private <M> List<Candidate<M>> candidates(
            ModelUse use, Target target, Function<Endpoint, M> maker, M builtin, Metering<M> metering) {
        if (target.members().isEmpty()) {
            return List.of(local(use, target.local(), maker, builtin, metering));
        }
        return target.members().stream()
                .map(member -> {
                    Endpoint endpoint = member.endpoint();
                    Meter meter = meter(use, member.traits().kind(), endpoint.provider(), endpoint.model());
                    return new Candidate<>(member.model().toString(), metering.of(maker.apply(endpoint), meter));
                })
                .toList();
    }

    private <M> Candidate<M> local(
            ModelUse use, String name, Function<Endpoint, M> maker, M builtin, Metering<M> metering) {
        if (name.equals(builtinName())) {
            Meter meter = meter(use, ModelKind.CHAT, LlmConfig.BUILTIN, name);
            return new Candidate<>(name, metering.of(builtin, meter));
        }
        Endpoint endpoint = config.provider().orElseThrow();
        Meter meter = meter(use, ModelKind.CHAT, endpoint.provider(), endpoint.model());
        return new Candidate<>(endpoint.baseUrl(), metering.of(maker.apply(endpoint), meter));
    }

    private Meter meter(ModelUse use, ModelKind kind, String provider, String model) {
        return new Meter(use, kind, provider, model, new Meter.Ledger(log, limits, clock));
    }

    private Target target(ModelUse use, ModelKind kind, String name) {
        return find(use.who(), name)
                .orElseThrow(() -> new InvalidException(
                        "model_name",
                        "There is no " + kind.word() + " model \"" + name + "\" here. Use \"" + defaultName(use.who())
                                + "\" or leave the name empty."));
    }

    /** Rows first; what they do not know is the settings' or built in. */
    private Optional<Target> find(Identity who, String name) {
        Optional<Target> rows = directory.find(who, ModelKind.CHAT, name);
        if (rows.isPresent() && !rows.get().members().isEmpty()) {
            return rows;
        }
        String wanted = rows.map(Target::local).orElse(name);
        if (isDefault(wanted)) {
            return Optional.of(Target.local(localDefault()));
        }
        return wanted.equals(builtinName()) || ofSettings(wanted)
                ? Optional.of(Target.local(
                        wanted.equals(builtinName())
                                ? wanted
                                : config.provider().orElseThrow().model()))
                : Optional.empty();
    }

    private String localDefault() {
        return config.provider().map(Endpoint::model).orElseGet(this::builtinName);
    }

    /** The name of the answerer that is always there. */
    public String builtinName() {
        return builtinBlocking.defaultRequestParameters().modelName();
    }

    /** Clients write {@code name@provider}; for the settings' model the provider part is theirs. */
    private boolean ofSettings(String name) {
        int at = name.lastIndexOf('@');
        String front = at > 0 ? name.substring(0, at) : name;
        return config.provider()
                .filter(one -> one.model().equals(name) || one.model().equals(front))
                .isPresent();
    }

    private boolean isDefault(String name) {
        return name == null || name.isBlank() || config.chatAliases().contains(name);
    }
}
