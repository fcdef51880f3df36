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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Everything that speaks OpenAI's chat completions: OpenAI, vLLM, Ollama, LM Studio and many more. Reasoning text is
 * handed on as thinking when the provider sends it ({@code reasoning_content}).
 */
@ApplicationScoped
public class OpenAiConnector implements Connector {

    /** Servers without keys still want the header to be there. */
    private static final String NO_KEY = "none";

    @Inject
    ProviderHttp http;

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.OPENAI, Family.AZURE_OPENAI, Family.MISTRAL, Family.BEDROCK);
    }

    @Override
    public StreamingChatModel streaming(Endpoint endpoint) {
        StreamingChatModel model = new StrictnessStreamingModel(streaming(endpoint, true), streaming(endpoint, false));
        return new PlainFailureStreamingModel(model, new Failures(endpoint));
    }

    private StreamingChatModel streaming(Endpoint endpoint, boolean strict) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(baseUrl(endpoint))
                .customQueryParams(query(endpoint))
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .logRequests(false)
                .logResponses(false)
                .strictJsonSchema(strict)
                .build();
    }

    @Override
    public ChatModel blocking(Endpoint endpoint) {
        ChatModel model = new StrictnessModel(blocking(endpoint, true), blocking(endpoint, false));
        return new PlainFailureModel(model, new Failures(endpoint));
    }

    private ChatModel blocking(Endpoint endpoint, boolean strict) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(baseUrl(endpoint))
                .customQueryParams(query(endpoint))
                .apiKey(endpoint.apiKey().orElse(NO_KEY))
                .modelName(endpoint.model())
                .timeout(endpoint.timeout())
                .returnThinking(true)
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .strictJsonSchema(strict)
                .build();
    }

    @Override
    public EmbeddingModel embedding(Endpoint endpoint) {
        EmbeddingModel model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(http.forEndpoint(endpoint))
                .baseUrl(baseUrl(endpoint))
                .customQueryParams(query(endpoint))
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
        return new RerankModel(http.forEndpoint(endpoint).build(), endpoint);
    }

    /** Azure's older addresses name the deployment and want a version; its newer ones ({@code /openai/v1}) do neither. */
    private static String baseUrl(Endpoint endpoint) {
        return endpoint.family() == Family.AZURE_OPENAI && endpoint.apiVersion().isPresent()
                ? endpoint.baseUrl() + "/deployments/" + endpoint.model()
                : endpoint.baseUrl();
    }

    private static Map<String, String> query(Endpoint endpoint) {
        return endpoint.family() == Family.AZURE_OPENAI
                ? endpoint.apiVersion()
                        .map(version -> Map.of("api-version", version))
                        .orElse(Map.of())
                : Map.of();
    }
}
