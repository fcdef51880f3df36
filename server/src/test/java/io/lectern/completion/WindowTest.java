package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void theAnswerAndTheQuestionAreSetAsideFirst() {
        Window window = Window.of("m", 8000, 1000, 200);
        assertThat(window.room()).isEqualTo(6000);
        assertThat(window.passages(100_000)).isEqualTo(4000);
        assertThat(window.passages(500)).isEqualTo(500);
    }

    @Test
    void historyGetsWhatPassagesLeave() {
        Window window = Window.of("m", 8000, 1000, 200);
        assertThat(window.history(500, 0)).isEqualTo(5500);
        assertThat(window.history(500, 300)).isEqualTo(300);
        assertThat(window.history(7000, 0)).isZero();
    }

    @Test
    void anUnlimitedAnswerStillGetsAPart() {
        assertThat(Window.of("m", 1000, 0, 0).room()).isEqualTo(650);
        assertThat(Window.of("m", 100_000, 0, 0).room()).isEqualTo(90_000 - 2048);
    }

    @Test
    void aQuestionThatCannotFitIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> Window.of("tiny", 1000, 100, 900))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("900")
                .hasMessageContaining("tiny reads at most 800");
    }
}
