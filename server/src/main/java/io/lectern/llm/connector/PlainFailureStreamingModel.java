package io.lectern.llm.connector;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
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

    private final class PlainFailures implements StreamingChatResponseHandler {

        private final StreamingChatResponseHandler handler;

        PlainFailures(StreamingChatResponseHandler handler) {
            this.handler = handler;
        }

        @Override
        public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
            handler.onPartialResponse(part, context);
        }

        @Override
        public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
            handler.onPartialThinking(part, context);
        }

        @Override
        public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
            handler.onPartialToolCall(part, context);
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall call) {
            handler.onCompleteToolCall(call);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            handler.onCompleteResponse(response);
        }

        @Override
        public void onError(Throwable failure) {
            handler.onError(failures.of(failure));
        }
    }
}
