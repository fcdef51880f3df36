package io.lectern.llm;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;

/** How long the text of a request is; the measure of tokens when a provider counts none. */
final class Characters {

    private Characters() {}

    static long of(ChatRequest request) {
        return request.messages().stream().mapToLong(Characters::of).sum();
    }

    private static long of(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text().length();
        }
        if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .mapToLong(content ->
                            content instanceof TextContent text ? text.text().length() : 0)
                    .sum();
        }
        if (message instanceof AiMessage answer) {
            return answer.text() == null ? 0 : answer.text().length();
        }
        return message instanceof ToolExecutionResultMessage result && result.text() != null
                ? result.text().length()
                : 0;
    }
}
