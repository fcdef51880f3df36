package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes models that know their name and nothing else. */
final class FakeConnector implements Connector {

    Connectors connectors() {
        return new Connectors() {
            @Override
            Connector connector(Family family) {
                return FakeConnector.this;
            }
        };
    }

    static Target.Member member(String model, String provider) {
        Endpoint endpoint = new Endpoint(
                Family.OPENAI,
                provider,
                "http://models.example/v1",
                Optional.empty(),
                model,
                Duration.ofSeconds(5),
                "lectern.llm.timeout",
                Optional.empty(),
                false);
        ModelTraits traits =
                new ModelTraits(model, ModelKind.CHAT, Optional.of(8192), Optional.empty(), Set.of(), true);
        return new Target.Member(UUID.randomUUID(), endpoint, traits, Optional.empty());
    }

    @Override
    public Set<Family> families() {
        return EnumSet.allOf(Family.class);
    }

    @Override
    public StreamingChatModel streaming(Endpoint endpoint) {
        return new StreamingChatModel() {
            @Override
            public ChatRequestParameters defaultRequestParameters() {
                return named(endpoint);
            }
        };
    }

    @Override
    public ChatModel blocking(Endpoint endpoint) {
        return new ChatModel() {
            @Override
            public ChatRequestParameters defaultRequestParameters() {
                return named(endpoint);
            }
        };
    }

    private static ChatRequestParameters named(Endpoint endpoint) {
        return ChatRequestParameters.builder().modelName(endpoint.model()).build();
    }
}
