package io.lectern.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;

/** Records each answer of a model, also one that failed or that nobody wanted to hear to its end. */
final class MeteredStreamingModel implements StreamingChatModel {

    private final StreamingChatModel model;
    private final Meter meter;

    MeteredStreamingModel(StreamingChatModel model, Meter meter) {
        this.model = model;
        this.meter = meter;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        Listening listening = new Listening(handler, meter.begin(Characters.of(request)));
        try {
            model.chat(request, listening);
        } catch (RuntimeException e) {
            listening.onError(e);
        }
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return model.defaultRequestParameters();
    }

    private static final class Listening extends ForwardingHandler {

        private final Meter.Call call;
        private volatile long characters;

        Listening(StreamingChatResponseHandler handler, Meter.Call call) {
            super(handler);
            this.call = call;
        }

        @Override
        public void onPartialResponse(String text) {
            heard(text);
            super.onPartialResponse(text);
        }

        @Override
        public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
            heard(part.text());
            super.onPartialResponse(part, new PartialResponseContext(noticed(context.streamingHandle())));
        }

        @Override
        public void onPartialThinking(PartialThinking part) {
            heard(part.text());
            super.onPartialThinking(part);
        }

        @Override
        public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
            heard(part.text());
            super.onPartialThinking(part, new PartialThinkingContext(noticed(context.streamingHandle())));
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            call.done(response.tokenUsage(), characters);
            super.onCompleteResponse(response);
        }

        @Override
        public void onError(Throwable failure) {
            call.failed(failure, characters);
            super.onError(failure);
        }

        /** Parts come one after another, so there is one writer at a time. */
        @SuppressWarnings("NonAtomicVolatileUpdate")
        private void heard(String text) {
            characters += text == null ? 0 : text.length();
        }

        private StreamingHandle noticed(StreamingHandle handle) {
            return new StreamingHandle() {
                @Override
                public void cancel() {
                    handle.cancel();
                    call.abandoned(characters);
                }

                @Override
                public boolean isCancelled() {
                    return handle.isCancelled();
                }
            };
        }
    }
}
