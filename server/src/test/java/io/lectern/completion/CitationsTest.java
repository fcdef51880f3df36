package io.lectern.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.llm.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationsTest {

    private final Citations citations = new Citations(List.of(
            new Passage(0, "handbook.pdf", "Employees may take thirty days of leave in each calendar year.", 0.8),
            new Passage(1, "travel.docx", "Train tickets are refunded within 14 days after the journey.", 0.7),
            new Passage(2, "規則.txt", "従業員は毎年三十日の休暇を取得できます。", 0.5)));

    @Test
    void aSupportedMarkStays() {
        assertThat(citations.finished("Every employee may take thirty days of leave a year. [ID:0]"))
                .isEqualTo("Every employee may take thirty days of leave a year. [ID:0]");
    }

    @Test
    void aMarkBeforeTheFullStopIsCheckedToo() {
        assertThat(citations.finished("Train tickets are refunded within 14 days [ID:1]. Ask Bob [ID:1]."))
                .isEqualTo("Train tickets are refunded within 14 days [ID:1]. Ask Bob.");
    }

    @Test
    void aMarkOnAPassageThatSaysSomethingElseIsDropped() {
        assertThat(citations.finished("Train tickets are refunded within 14 days. [ID:0]"))
                .isEqualTo("Train tickets are refunded within 14 days.");
    }

    @Test
    void aMarkOnAPassageThatDoesNotExistIsDropped() {
        assertThat(citations.finished("Employees may take thirty days of leave. [ID:7] Good luck."))
                .isEqualTo("Employees may take thirty days of leave. Good luck.");
    }

    @Test
    void anInventedNumberCostsTheMark() {
        assertThat(citations.finished("The refund takes 14 days [ID:1]. The refund takes 99 weeks [ID:1]."))
                .isEqualTo("The refund takes 14 days [ID:1]. The refund takes 99 weeks.");
    }

    @Test
    void everyMarkOfARunIsCheckedAlone() {
        assertThat(citations.finished("Employees may take thirty days of leave.[ID:0][ID:1][ID:0]"))
                .isEqualTo("Employees may take thirty days of leave.[ID:0]");
    }

    @Test
    void formsThatModelsWriteAreRead() {
        assertThat(citations.finished(
                        "Employees may take thirty days of leave. [ID: 0, 1] Train tickets are refunded. ##1$$"))
                .isEqualTo("Employees may take thirty days of leave. [ID:0] Train tickets are refunded. [ID:1]");
    }

    @Test
    void japaneseSentencesAreComparedByPairsOfCharacters() {
        assertThat(citations.finished("従業員は毎年三十日の休暇を取得できます。[ID:2][ID:0]")).isEqualTo("従業員は毎年三十日の休暇を取得できます。[ID:2]");
    }

    @Test
    void sentencesThatSurelyComeFromAPassageAreMarkedWhenTheModelMarkedNothing() {
        assertThat(citations.finished(
                        "Train tickets are refunded within 14 days. The moon is made of cheese, they say."))
                .isEqualTo("Train tickets are refunded within 14 days. [ID:1] The moon is made of cheese, they say.");
    }

    @Test
    void nothingIsMarkedWhenTheModelMarkedSomething() {
        assertThat(citations.finished(
                        "Train tickets are refunded within 14 days. Employees may take thirty days. [ID:0]"))
                .isEqualTo("Train tickets are refunded within 14 days. Employees may take thirty days. [ID:0]");
    }

    @Test
    void withoutPassagesEveryMarkGoes() {
        assertThat(new Citations(List.of()).finished("Thirty days. [ID:0] ##1$$"))
                .isEqualTo("Thirty days.");
    }

    @Test
    void theTextSoFarGrowsOnlyAtItsEnd() {
        String whole =
                "Employees may take thirty days of leave. [ID:0] Ask Bob. [ID:1]\n\n- Train tickets are refunded ##1$$ and so on [see";
        String shown = "";
        for (int length = 1; length <= whole.length(); length++) {
            String next = citations.soFar(whole.substring(0, length));
            assertThat(next).startsWith(shown);
            assertThat(next).doesNotContainPattern("\\[I?D?:?\\d*$").doesNotContain("##");
            shown = next;
        }
        assertThat(shown)
                .isEqualTo(
                        "Employees may take thirty days of leave. [ID:0] Ask Bob.\n\n- Train tickets are refunded [ID:1] and so on [see");
    }

    @Test
    void citedPassagesAreThoseOfTheMarks() {
        assertThat(Citations.cited("b [ID:2] a [ID:0][ID:2]")).containsExactly(0, 2);
    }
}
