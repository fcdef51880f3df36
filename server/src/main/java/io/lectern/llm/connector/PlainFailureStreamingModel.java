package io.lectern.llm.connector;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.lectern.llm.ForwardingHandler;
import java.util.Set;

/** A provider's streaming model whose failures are sentences ({@link Failures}); everything else goes straight through. */
final class PlainFailureStreamingModel implements StreamingChatModel {

    private final StreamingChatModel model;
    private final Failures failures;

    PlainFailureStreamingModel(StreamingChatModel model, Failures failures) {
        this.model = model;
        this.failures = failures;
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        StreamingChatResponseHandler plain = new PlainFailures(handler);
        try {
            model.doChat(request, plain);
        } catch (RuntimeException e) {
            plain.onError(e);
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

    private final class PlainFailures extends ForwardingHandler {

        PlainFailures(StreamingChatResponseHandler handler) {
            super(handler);
        }

        @Override
        public void onError(Throwable failure) {
            super.onError(failures.of(failure));
        }
    }
}
