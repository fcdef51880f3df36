package io.lectern.completion;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.TokenUsage;
import java.util.ArrayList;
import java.util.List;

/** A model that says what it was told to, on the caller's thread, and remembers what it was asked. */
final class FakeChatModel implements StreamingChatModel {

    final List<ChatRequest> asked = new ArrayList<>();
    List<String> thoughts = List.of();
    List<String> pieces = List.of();
    RuntimeException failure;
    int said;
    private boolean cancelled;

    FakeChatModel says(String... texts) {
        pieces = List.of(texts);
        return this;
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        asked.add(request);
        StreamingHandle handle = new StreamingHandle() {
            @Override
            public void cancel() {
                cancelled = true;
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        };
        thoughts.forEach(thought -> handler.onPartialThinking(new PartialThinking(thought)));
        for (String piece : pieces) {
            if (cancelled) {
                return;
            }
            said++;
            handler.onPartialResponse(new PartialResponse(piece), new PartialResponseContext(handle));
        }
        if (failure != null) {
            handler.onError(failure);
        } else if (!cancelled) {
            handler.onCompleteResponse(ChatResponse.builder()
                    .aiMessage(AiMessage.from(String.join("", pieces)))
                    .tokenUsage(new TokenUsage(12, 5))
                    .build());
        }
    }
}
