package io.lectern.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Stops a call that nobody hears any more at its next word. */
final class Unheard implements StreamingChatResponseHandler {

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        context.streamingHandle().cancel();
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        context.streamingHandle().cancel();
    }

    @Override
    public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
        context.streamingHandle().cancel();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        // too late
    }

    @Override
    public void onError(Throwable failure) {
        // one was told already
    }
}
