package io.lectern.llm.connector;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.lectern.llm.StrictSchema;
import java.util.Set;

/** One model made twice, because it is made strict or not: which one is asked is up to the question's {@link StrictSchema}. */
record StrictnessStreamingModel(StreamingChatModel strict, StreamingChatModel usual) implements StreamingChatModel {

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        (StrictSchema.in(request) ? strict : usual).doChat(request, handler);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return usual.defaultRequestParameters();
    }

    @Override
    public ModelProvider provider() {
        return usual.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return usual.supportedCapabilities();
    }
}
