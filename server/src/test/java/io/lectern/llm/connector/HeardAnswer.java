package io.lectern.llm.connector;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Writes down what a streaming model says. */
final class HeardAnswer implements StreamingChatResponseHandler {

    final List<String> tokens = new CopyOnWriteArrayList<>();
    final List<Long> times = new CopyOnWriteArrayList<>();
    final StringBuffer thinking = new StringBuffer();
    final CompletableFuture<ChatResponse> end = new CompletableFuture<>();
    volatile StreamingHandle handle;
    volatile boolean cancelAfterFirst;

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        times.add(System.nanoTime());
        tokens.add(part.text());
        handle = context.streamingHandle();
        if (cancelAfterFirst) {
            handle.cancel();
        }
    }

    @Override
    public void onPartialThinking(PartialThinking part) {
        thinking.append(part.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        end.complete(response);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    ChatResponse response() throws Exception {
        return end.get(10, TimeUnit.SECONDS);
    }
}
