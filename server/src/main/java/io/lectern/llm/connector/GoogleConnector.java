package io.lectern.llm.connector;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import io.lectern.llm.Connector;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/** Google's Gemini API with an API key. */
@ApplicationScoped
public class GoogleConnector implements Connector {

    private static final String NO_KEY = "none";

    @Inject
    ProviderHttp http;

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.GOOGLE);
    }

    @Override
    public StreamingChatModel streaming(Endpoint endpoint) {
        StreamingChatModel model = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .logRequestsAndResponses(false)
                .build();
        return new PlainFailureStreamingModel(model, new Failures(endpoint));
    }

    @Override
    public ChatModel blocking(Endpoint endpoint) {
        ChatModel model = GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .maxRetries(0)
                .logRequestsAndResponses(false)
                .build();
        return new PlainFailureModel(model, new Failures(endpoint));
    }

    @Override
    public EmbeddingModel embedding(Endpoint endpoint) {
        EmbeddingModel model = GoogleAiEmbeddingModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .logRequestsAndResponses(false)
                .build();
        return new PlainFailureEmbeddingModel(model, new Failures(endpoint));
    }
}
