package io.lectern.llm;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class ChatModels {

    public StreamingChatModel streaming(String name) {
        throw new UnsupportedOperationException(name);
    }

    public ChatModel blocking(String name) {
        throw new UnsupportedOperationException(name);
    }

    public boolean knows(String name) {
        throw new UnsupportedOperationException(name);
    }

    public String defaultName() {
        return "builtin/extractive";
    }
}
