package io.lectern.ingest;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.TokenCountEstimator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Counts tokens until the job is stopped. Chunkers do nothing for long without counting, so this stops them, and they need
 * not know about jobs.
 */
record StoppableTokens(TokenCountEstimator tokens, BooleanSupplier stopped) implements TokenCountEstimator {

    @Override
    public int estimateTokenCountInText(String text) {
        if (stopped.getAsBoolean()) {
            throw new CancellationException("stopped");
        }
        return tokens.estimateTokenCountInText(text);
    }

    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
        return tokens.estimateTokenCountInMessage(message);
    }

    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
        return tokens.estimateTokenCountInMessages(messages);
    }
}
