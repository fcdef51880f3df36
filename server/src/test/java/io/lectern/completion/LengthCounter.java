package io.lectern.completion;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.TokenCountEstimator;

/** Counts a character as a token. */
final class LengthCounter implements TokenCountEstimator {

    @Override
    public int estimateTokenCountInText(String text) {
        return text.length();
    }

    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
        return message.toString().length();
    }

    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
        int all = 0;
        for (ChatMessage message : messages) {
            all += estimateTokenCountInMessage(message);
        }
        return all;
    }
}
