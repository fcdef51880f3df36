package io.lectern.llm.connector;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.lectern.llm.Connector;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/** Anthropic's Messages API. It wants to be told how long an answer may be; a request that does not say gets the limit below. */
@ApplicationScoped
public class AnthropicConnector implements Connector {

    private static final int LONGEST_ANSWER = 4096;
    private static final String NO_KEY = "none";

    @Inject
    ProviderHttp http;

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.ANTHROPIC);
    }

    @Override
    public StreamingChatModel streaming(Endpoint endpoint) {
        StreamingChatModel model = AnthropicStreamingChatModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .maxTokens(LONGEST_ANSWER)
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .logRequests(false)
                .logResponses(false)
                .build();
        return new PlainFailureStreamingModel(model, new Failures(endpoint));
    }

    @Override
    public ChatModel blocking(Endpoint endpoint) {
        ChatModel model = AnthropicChatModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .maxTokens(LONGEST_ANSWER)
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
        return new PlainFailureModel(model, new Failures(endpoint));
    }
}
