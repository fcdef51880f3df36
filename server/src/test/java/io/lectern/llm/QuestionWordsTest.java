package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionWordsTest {

    @Test
    void aModelThatSaysNothingAddsNothing() {
        assertThat(QuestionWords.read(null)).isEmpty();
        assertThat(QuestionWords.read(" ")).isEmpty();
    }

    @Test
    void wordsAreReadFromListsAndBehindThoughts() {
        assertThat(QuestionWords.read("<think>hm, words</think>leave, paid holiday, vacation days."))
                .containsExactly("leave", "paid holiday", "vacation days");
        assertThat(QuestionWords.read("1. leave\n2. \"holiday\"\n- leave")).containsExactly("leave", "holiday");
        assertThat(QuestionWords.read("请假、休假")).containsExactly("请假", "休假");
    }

    @Test
    void aTalkativeModelAddsNoSentences() {
        assertThat(QuestionWords.read(
                        "I am sorry but I cannot think of any words that would help with a question like this one"))
                .isEmpty();
    }
}
