package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chat models by name: the configured provider's model and the built-in extractive answerer. Null, empty and the aliases
 * of {@code lectern.llm.chat-aliases} name the default, which is the provider's model when one is configured. Models are
 * made once and shared.
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
    Connector connector;

    @Inject
    LlmConfig config;

    private StreamingChatModel providerStreaming;
    private ChatModel providerBlocking;

    /** @throws InvalidException field model_name, when there is none of that name */
    public StreamingChatModel streaming(String name) {
        return isBuiltin(name) ? builtinStreaming : providerStreaming(endpoint(name));
    }

    /** @throws InvalidException field model_name, when there is none of that name */
    public ChatModel blocking(String name) {
        return isBuiltin(name) ? builtinBlocking : providerBlocking(endpoint(name));
    }

    /** Whether the model does what a prompt asks; the built-in one only quotes. */
    public boolean follows(String name) {
        return !isBuiltin(name);
    }

    /** How many tokens the model reads and writes in one call; empty when nobody said. */
    public OptionalInt window(String name) {
        return OptionalInt.empty();
    }

    public boolean knows(String name) {
        return isBuiltin(name) || find(name).isPresent();
    }

    /** The name of the model that answers when a caller names none. */
    public String defaultName() {
        return config.provider().map(Endpoint::model).orElseGet(this::builtinName);
    }

    private synchronized StreamingChatModel providerStreaming(Endpoint endpoint) {
        if (providerStreaming == null) {
            providerStreaming = connector.streaming(endpoint);
        }
        return providerStreaming;
    }

    private synchronized ChatModel providerBlocking(Endpoint endpoint) {
        if (providerBlocking == null) {
            providerBlocking = connector.blocking(endpoint);
        }
        return providerBlocking;
    }

    private boolean isBuiltin(String name) {
        return builtinName().equals(name)
                || (isDefault(name) && config.provider().isEmpty());
    }

    private String builtinName() {
        return builtinBlocking.defaultRequestParameters().modelName();
    }

    private Endpoint endpoint(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidException(
                        "model_name",
                        "There is no chat model \"" + name + "\" here. Use \"" + defaultName()
                                + "\" or leave the name empty."));
    }

    private Optional<Endpoint> find(String name) {
        return config.provider().filter(one -> isDefault(name) || one.model().equals(name) || sameModel(one, name));
    }

    /** Clients write {@code name@provider}; the provider part is theirs. */
    private static boolean sameModel(Endpoint endpoint, String name) {
        int at = name.lastIndexOf('@');
        return at > 0 && endpoint.model().equals(name.substring(0, at));
    }

    private boolean isDefault(String name) {
        return name == null || name.isBlank() || config.chatAliases().contains(name);
    }
}
