package io.lectern.ingest.chunker;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.TokenCountEstimator;

/** Counts words, ideographs one by one, and two marks around each text as BERT's tokenizer does. */
class WordEstimator implements TokenCountEstimator {

    @Override
    public int estimateTokenCountInText(String text) {
        int count = 2;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ideograph = c >= 0x3040 && c <= 0x9fff || c >= 0xac00 && c <= 0xd7a3;
            boolean letter = !Character.isWhitespace(c) && !ideograph;
            if (ideograph || letter && !inWord) {
                count++;
            }
            inWord = letter;
        }
        return count;
    }

    @Override
    public int estimateTokenCountInMessage(ChatMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
        throw new UnsupportedOperationException();
    }
}
