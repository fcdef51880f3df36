package io.lectern.llm.connector;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.lectern.llm.StrictSchema;
import java.util.Set;

/** One model made twice, because it is made strict or not: which one is asked is up to the question's {@link StrictSchema}. */
record StrictnessModel(ChatModel strict, ChatModel usual) implements ChatModel {

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return (StrictSchema.in(request) ? strict : usual).doChat(request);
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
