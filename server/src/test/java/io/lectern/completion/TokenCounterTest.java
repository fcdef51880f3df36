package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.llm.EmbeddingModels;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenCounterTest {

    private final List<String> asked = new ArrayList<>();
    private final TokenCounter counter = new TokenCounter();

    TokenCounterTest() {
        counter.models = new EmbeddingModels() {
            @Override
            public int countTokens(String text) {
                asked.add(text);
                return text.length();
            }
        };
    }

    @Test
    void countsATextThatComesBackOnlyOnce() {
        assertThat(counter.count("the same prompt")).isEqualTo(15);
        assertThat(counter.count("another")).isEqualTo(7);
        assertThat(counter.count(new String("the same prompt"))).isEqualTo(15);

        assertThat(asked).containsExactly("the same prompt", "another");
    }

    @Test
    void forgetsTheTextThatWasNotWantedForLongest() {
        counter.count("first");
        counter.count("second");
        for (int i = 0; i < 998; i++) {
            counter.count("text " + i);
        }
        counter.count("first");
        counter.count("one too many");
        asked.clear();

        counter.count("first");
        counter.count("second");

        assertThat(asked).containsExactly("second");
    }

    @Test
    void doesNotRememberTextsOfWholeDocuments() {
        String large = "x".repeat(16_001);
        counter.count(large);
        counter.count(large);

        assertThat(asked).hasSize(2);
    }
}
