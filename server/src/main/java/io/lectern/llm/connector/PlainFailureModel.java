package io.lectern.llm.connector;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Set;

/** A provider's model whose failures are sentences ({@link Failures}). */
final class PlainFailureModel implements ChatModel {

    private final ChatModel model;
    private final Failures failures;

    PlainFailureModel(ChatModel model, Failures failures) {
        this.model = model;
        this.failures = failures;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        try {
            return model.doChat(request);
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    @Override
    public ModelProvider provider() {
        return model.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return model.supportedCapabilities();
    }
}
