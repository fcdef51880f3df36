package io.lectern.llm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;

/**
 * Lets a chat model name search words for a question: what it asks for, in other words too.
 */
@ApplicationScoped
public class QuestionWords {

    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 60;

    private static final String PROMPT = """
            Name up to %d search words for the question below: its most important terms, and other words that a \
            text which answers it may use instead. Keep its language. Answer with the words alone, separated by commas.

            Question: %s""";

    @Inject
    ChatModels models;

    /**
     * @param model empty for the caller's default
     * @return none when the model is the built-in answerer, which writes nothing of its own
     * @throws io.lectern.common.UpstreamException when the model's provider fails
     */
    public List<String> of(ModelUse use, String model, String question) {
        return models.follows(use.who(), model)
                ? read(models.inSearch(use, model).chat(PROMPT.formatted(MOST_WORDS, question)))
                : List.of();
    }

    /** Some models think aloud first, or write a list, or say nothing; what is too long for a word is no answer. */
    static List<String> read(String answer) {
        if (answer == null) {
            return List.of();
        }
        String words = answer.replaceAll("(?s)<think>.*?</think>", "");
        return Arrays.stream(words.split("[,;、，；\n]"))
                .map(word -> word.replaceAll("^[\\s\\-*\\d.)\"']+|[\\s\"'.]+$", ""))
                .filter(word -> !word.isEmpty() && word.length() <= LONGEST_WORD)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }
}
