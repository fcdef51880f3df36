package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThinkingTest {

    @Test
    void reasoningThatCameApartStandsInFront() {
        assertThat(Thinking.of("Hm.", "Thirty.").text(true)).isEqualTo("<think>Hm.</think>Thirty.");
        assertThat(Thinking.of("Hm.", "").text(false)).isEqualTo("<think>Hm.");
        assertThat(Thinking.of("", "Thirty.").text(true)).isEqualTo("Thirty.");
    }

    @Test
    void reasoningInsideTheTextIsFoundAndOnlyGrows() {
        String whole = "\n<think>Let me see < this.</think>\n\nThirty days, a < b.";
        String shown = "";
        for (int length = 1; length <= whole.length(); length++) {
            String next = Thinking.of("", whole.substring(0, length)).text(false);
            assertThat(next.strip()).startsWith(shown.strip());
            shown = next;
        }
        assertThat(Thinking.of("", whole)).isEqualTo(new Thinking("Let me see < this.", "Thirty days, a < b."));
    }

    @Test
    void aTextThatOnlyBeginsLikeATagIsText() {
        assertThat(Thinking.of("", "<thin").said()).isEmpty();
        assertThat(Thinking.of("", "<thin air>").said()).isEqualTo("<thin air>");
    }
}
