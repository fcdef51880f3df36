package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Records each answer of a model that answers at once. */
final class MeteredModel implements ChatModel {

    private final ChatModel model;
    private final Meter meter;

    MeteredModel(ChatModel model, Meter meter) {
        this.model = model;
        this.meter = meter;
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        Meter.Call call = meter.begin(Characters.of(request));
        try {
            ChatResponse response = model.chat(request);
            String text =
                    response.aiMessage() == null ? null : response.aiMessage().text();
            call.done(response.tokenUsage(), text == null ? 0 : text.length());
            return response;
        } catch (RuntimeException e) {
            call.failed(e, 0);
            throw e;
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }
}
