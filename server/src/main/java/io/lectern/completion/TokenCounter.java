package io.lectern.completion;

import io.lectern.llm.EmbeddingModels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts tokens as {@link EmbeddingModels#countTokens} does, and remembers the last texts it was given: an assistant's
 * instructions, the messages of a conversation and much asked-for passages come back with each question, and counting
 * them costs a good part of what an answer costs before the model is asked.
 */
@ApplicationScoped
class TokenCounter {

    private static final int TEXTS = 1_000;

    /** Longer texts are counted anew, so that what is remembered stays under 32 MiB. */
    private static final int LONGEST = 16_000;

    @Inject
    EmbeddingModels models;

    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > TEXTS;
        }
    };

    int count(String text) {
        if (text.length() > LONGEST) {
            return models.countTokens(text);
        }
        synchronized (counts) {
            Integer known = counts.get(text);
            if (known != null) {
                return known;
            }
        }
        int counted = models.countTokens(text);
        synchronized (counts) {
            counts.put(text, counted);
        }
        return counted;
    }
}
