package io.lectern.llm;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/**
 * Hands everything on unchanged; the place for those who want to hear one thing of it. A failure is the last thing it hands
 * on: a call that goes on speaking after it is stopped at its next word.
 */
public abstract class ForwardingHandler implements StreamingChatResponseHandler {

    private static final StreamingChatResponseHandler UNHEARD = new Unheard();

    protected volatile StreamingChatResponseHandler handler;

    protected ForwardingHandler(StreamingChatResponseHandler handler) {
        this.handler = handler;
    }

    @Override
    public void onPartialResponse(String text) {
        handler.onPartialResponse(text);
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        handler.onPartialResponse(part, context);
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        handler.onPartialThinking(part);
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        handler.onPartialThinking(part, context);
    }

    @Override
    public void onPartialToolCall(PartialToolCall part) {
        handler.onPartialToolCall(part);
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
        StreamingChatResponseHandler told = handler;
        handler = UNHEARD;
        told.onError(failure);
    }
}
