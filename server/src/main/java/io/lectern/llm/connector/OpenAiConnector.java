package io.lectern.llm.connector;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.lectern.llm.Connector;
import io.lectern.llm.Endpoint;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

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
    public String family() {
        return "openai";
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
