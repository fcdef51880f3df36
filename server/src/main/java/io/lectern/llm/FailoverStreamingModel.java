package io.lectern.llm;

import dev.langchain4j.model.chat.ChatRequestOptions;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One name, one or several models: the first that begins to answer gives the answer. A model alone is asked again after
 * a pause; of several, the next is asked. After the first token nothing is tried again, because half an answer has
 * been heard. Waiting holds no thread.
 */
final class FailoverStreamingModel implements StreamingChatModel {

    private final List<Candidate<StreamingChatModel>> candidates;
    private final Breakers breakers;
    private final Runnable admission;

    /** @param admission throws when the caller may not ask now */
    FailoverStreamingModel(List<Candidate<StreamingChatModel>> candidates, Breakers breakers, Runnable admission) {
        this.candidates = candidates;
        this.breakers = breakers;
        this.admission = admission;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        try {
            admission.run();
        } catch (RuntimeException refused) {
            handler.onError(refused);
            return;
        }
        new Attempt(breakers.working(candidates), 0, 0, request, handler).start();
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        chat(request, handler);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return candidates.get(0).model().defaultRequestParameters();
    }

    private final class Attempt extends ForwardingHandler {

        private final List<Candidate<StreamingChatModel>> working;
        private final int place;
        private final int retries;
        private final ChatRequest request;
        private volatile boolean begun;

        Attempt(
                List<Candidate<StreamingChatModel>> working,
                int place,
                int retries,
                ChatRequest request,
                StreamingChatResponseHandler handler) {
            super(handler);
            this.working = working;
            this.place = place;
            this.retries = retries;
            this.request = request;
        }

        void start() {
            working.get(place).model().chat(request, this);
        }

        @Override
        public void onPartialResponse(String text) {
            begun = true;
            super.onPartialResponse(text);
        }

        @Override
        public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
            begun = true;
            super.onPartialResponse(part, context);
        }

        @Override
        public void onPartialThinking(PartialThinking part) {
            begun = true;
            super.onPartialThinking(part);
        }

        @Override
        public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
            begun = true;
            super.onPartialThinking(part, context);
        }

        @Override
        public void onPartialToolCall(PartialToolCall part) {
            begun = true;
            super.onPartialToolCall(part);
        }

        @Override
        public void onPartialToolCall(PartialToolCall part, PartialToolCallContext context) {
            begun = true;
            super.onPartialToolCall(part, context);
        }

        @Override
        public void onCompleteToolCall(CompleteToolCall call) {
            begun = true;
            super.onCompleteToolCall(call);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            breakers.succeeded(key());
            super.onCompleteResponse(response);
        }

        @Override
        public void onError(Throwable failure) {
            boolean other = Patience.triesNext(failure);
            if (other) {
                breakers.failed(key());
            }
            if (begun) {
                super.onError(failure);
            } else if (other && place + 1 < working.size()) {
                new Attempt(working, place + 1, 0, request, handler).start();
            } else {
                againOrEnd(failure);
            }
        }

        private void againOrEnd(Throwable failure) {
            Optional<Duration> pause = candidates.size() > 1 ? Optional.empty() : Patience.pause(failure, retries);
            if (pause.isEmpty()) {
                super.onError(failure);
                return;
            }
            Attempt next = new Attempt(working, place, retries + 1, request, handler);
            CompletableFuture.delayedExecutor(pause.get().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(next::start);
        }

        private String key() {
            return working.get(place).key();
        }
    }
}
