package io.lectern.llm.connector;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.llm.Connector;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/**
 * Everything that speaks OpenAI's chat completions: OpenAI, vLLM, Ollama, LM Studio and many more. Reasoning text is
 * handed on as thinking when the provider sends it ({@code reasoning_content}).
 */
@ApplicationScoped
public class OpenAiConnector implements Connector {

    /** Servers without keys still want the header to be there. */
    private static final String NO_KEY = "none";

    private ProviderHttp http;

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.OPENAI, Family.AZURE_OPENAI, Family.MISTRAL, Family.BEDROCK);
    }

    @Override
    public StreamingChatModel streaming(Endpoint endpoint) {
        StreamingChatModel model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http().forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .logRequests(false)
                .logResponses(false)
                .build();
        return new PlainFailureStreamingModel(model, new Failures(endpoint));
    }

    @Override
    public ChatModel blocking(Endpoint endpoint) {
        ChatModel model = OpenAiChatModel.builder()
                .httpClientBuilder(http().forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
        return new PlainFailureModel(model, new Failures(endpoint));
    }

    @Override
    public EmbeddingModel embedding(Endpoint endpoint) {
        EmbeddingModel model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(http().forEndpoint(endpoint))
                .baseUrl(endpoint.baseUrl())
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
        return new PlainFailureEmbeddingModel(model, new Failures(endpoint));
    }

    @Override
    public ScoringModel scoring(Endpoint endpoint) {
        return new RerankModel(http().forEndpoint(endpoint).build(), endpoint);
    }

    @PreDestroy
    synchronized void close() {
        if (http != null) {
            http.close();
        }
    }

    private synchronized ProviderHttp http() {
        if (http == null) {
            http = new ProviderHttp();
        }
        return http;
    }
}
