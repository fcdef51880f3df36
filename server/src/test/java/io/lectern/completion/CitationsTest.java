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
        assertThat(finished("Every employee may take thirty days of leave a year. [ID:0]"))
                .isEqualTo("Every employee may take thirty days of leave a year. [ID:0]");
    }

    @Test
    void aMarkBeforeTheFullStopIsCheckedToo() {
        assertThat(finished("Train tickets are refunded within 14 days [ID:1]. Ask Bob [ID:1]."))
                .isEqualTo("Train tickets are refunded within 14 days [ID:1]. Ask Bob.");
    }

    @Test
    void aMarkOnAPassageThatSaysSomethingElseIsDropped() {
        assertThat(finished("Train tickets are refunded within 14 days. [ID:0]"))
                .isEqualTo("Train tickets are refunded within 14 days.");
    }

    @Test
    void aMarkOnAPassageThatDoesNotExistIsDropped() {
        assertThat(finished("Employees may take thirty days of leave. [ID:7] Good luck."))
                .isEqualTo("Employees may take thirty days of leave. Good luck.");
    }

    @Test
    void anInventedNumberCostsTheMark() {
        assertThat(finished("The refund takes 14 days [ID:1]. The refund takes 99 weeks [ID:1]."))
                .isEqualTo("The refund takes 14 days [ID:1]. The refund takes 99 weeks.");
    }

    @Test
    void everyMarkOfARunIsCheckedAlone() {
        assertThat(finished("Employees may take thirty days of leave.[ID:0][ID:1][ID:0]"))
                .isEqualTo("Employees may take thirty days of leave.[ID:0]");
    }

    @Test
    void formsThatModelsWriteAreRead() {
        assertThat(finished("Employees may take thirty days of leave. [ID: 0, 1] Train tickets are refunded. ##1$$"))
                .isEqualTo("Employees may take thirty days of leave. [ID:0] Train tickets are refunded. [ID:1]");
    }

    @Test
    void japaneseSentencesAreComparedByPairsOfCharacters() {
        assertThat(finished("従業員は毎年三十日の休暇を取得できます。[ID:2][ID:0]")).isEqualTo("従業員は毎年三十日の休暇を取得できます。[ID:2]");
    }

    @Test
    void sentencesThatSurelyComeFromAPassageAreMarkedWhenTheModelMarkedNothing() {
        assertThat(finished("Train tickets are refunded within 14 days. The moon is made of cheese, they say."))
                .isEqualTo("Train tickets are refunded within 14 days. [ID:1] The moon is made of cheese, they say.");
    }

    @Test
    void nothingIsMarkedWhenTheModelMarkedSomething() {
        assertThat(finished("Train tickets are refunded within 14 days. Employees may take thirty days. [ID:0]"))
                .isEqualTo("Train tickets are refunded within 14 days. Employees may take thirty days. [ID:0]");
    }

    @Test
    void withoutPassagesEveryMarkGoes() {
        assertThat(new Citations(List.of())
                        .finished("Thirty days. [ID:0] ##1$$")
                        .text())
                .isEqualTo("Thirty days.");
    }

    @Test
    void theTextSoFarGrowsOnlyAtItsEnd() {
        String whole = "Employees may take thirty days of leave. [ID:0] Ask Bob. [ID:1]\n\n"
                + "- Train tickets are refunded ##1$$ and so on [see";
        String shown = "";
        for (int length = 1; length <= whole.length(); length++) {
            String next = citations.soFar(whole.substring(0, length));
            assertThat(next).startsWith(shown);
            assertThat(next).doesNotContainPattern("\\[I?D?:?\\d*$").doesNotContain("##");
            shown = next;
        }
        assertThat(shown)
                .isEqualTo("Employees may take thirty days of leave. [ID:0] Ask Bob.\n\n"
                        + "- Train tickets are refunded [ID:1] and so on [see");
    }

    @Test
    void eachMarkSaysWhereInThePassageItRests() {
        String passage =
                "The canteen opens at eleven. Employees may take thirty days of leave. The gate closes at six.";
        Citations.Checked checked = new Citations(List.of(new Passage(4, "rules.pdf", passage, 0.8)))
                .finished("Employees take thirty days of leave. [ID:4] The gate is closed at six. [ID:4]");
        assertThat(checked.quotes()).containsOnlyKeys(4);
        assertThat(checked.quotes().get(4))
                .extracting(quote -> passage.substring(quote.start(), quote.end()))
                .containsExactly("Employees may take thirty days of leave.", "The gate closes at six.");
        assertThat(checked.quotes().get(4))
                .allSatisfy(quote -> assertThat(quote.support()).isBetween(Citations.SUPPORTED, 1.0));
    }

    @Test
    void aSentenceMayRestOnNeighbouringSentencesTogether() {
        String passage = "The fee is 20 euros. It is paid at the desk on the second floor. Bring a card.";
        Citations.Checked checked = new Citations(List.of(new Passage(0, "fees.txt", passage, 0.8)))
                .finished("The fee of 20 euros is paid at the desk on the second floor. [ID:0]");
        assertThat(checked.quotes().get(0))
                .extracting(quote -> passage.substring(quote.start(), quote.end()))
                .containsExactly("The fee is 20 euros. It is paid at the desk on the second floor.");
    }

    @Test
    void whatIsSaidAcrossAWholePassageSupportsNoSentence() {
        String passage =
                "Employees wear badges. The pool is cold. Nobody swims here. Thirty chairs arrived. The hall is new."
                        + " The days are short. The roof leaks. The lamp is on. The sick leave early.";
        assertThat(new Citations(List.of(new Passage(0, "mix.txt", passage, 0.8)))
                        .finished("Employees may take thirty days of leave. [ID:0]")
                        .text())
                .isEqualTo("Employees may take thirty days of leave.");
    }

    private String finished(String text) {
        return citations.finished(text).text();
    }
}
