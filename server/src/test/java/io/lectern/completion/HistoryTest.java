package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.conversation.MessageFixture;
import io.lectern.conversation.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    @Test
    void openersAndTurnsWithoutAnAnswerAreLeftOut() {
        List<PastMessage> history = History.answered(new MessageFixture()
                .turn("One?", "Two.")
                .failedTurn("Three?", "The provider cannot be reached.")
                .pendingTurn("Four?")
                .messages());
        assertThat(history)
                .containsExactly(new PastMessage(Role.USER, "One?"), new PastMessage(Role.ASSISTANT, "Two."));
    }

    @Test
    void whatAClientOnlyStoredWasSaidToo() {
        List<PastMessage> history = History.answered(new MessageFixture()
                .said("ai", "Welcome.")
                .said("system", "Be brief.")
                .said("customer", "One?")
                .said("bot", "Two.")
                .messages());
        assertThat(history)
                .containsExactly(new PastMessage(Role.USER, "One?"), new PastMessage(Role.ASSISTANT, "Two."));
    }

    @Test
    void theOldestAreDroppedUntilTheRestFitsAndTheUserSpeaksFirst() {
        List<PastMessage> history = List.of(
                new PastMessage(Role.USER, "12345"),
                new PastMessage(Role.ASSISTANT, "12345"),
                new PastMessage(Role.USER, "12345"),
                new PastMessage(Role.ASSISTANT, "12345"));
        assertThat(History.fitting(history, 20, String::length)).hasSize(4);
        assertThat(History.fitting(history, 19, String::length)).isEqualTo(history.subList(2, 4));
        assertThat(History.fitting(history, 9, String::length)).isEmpty();
    }

    @Test
    void marksAndReasoningOfEarlierAnswersAreNotRepeated() {
        List<PastMessage> history = List.of(
                new PastMessage(Role.USER, "Is [ID:1] a mark?"),
                new PastMessage(Role.ASSISTANT, "<think>Hm.</think>Thirty days. [ID:1]"));
        assertThat(History.fitting(history, 100, String::length))
                .containsExactly(
                        new PastMessage(Role.USER, "Is [ID:1] a mark?"),
                        new PastMessage(Role.ASSISTANT, "Thirty days."));
    }
}
