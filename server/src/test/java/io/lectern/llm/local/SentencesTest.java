package io.lectern.llm.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void abbreviationsAndInitialsDoNotEndASentence() {
        assertThat(Sentences.of("Dr. J. Smith came, e.g. by train. See Fig. 3 for more. It was late."))
                .containsExactly("Dr. J. Smith came, e.g. by train.", "See Fig. 3 for more.", "It was late.");
    }

    @Test
    void wrappedLinesAreOneSentenceAndBlankLinesEndOne() {
        assertThat(Sentences.of("The valve\nis closed.\n\nChapter two\n\nIt opens."))
                .containsExactly("The valve is closed.", "Chapter two", "It opens.");
    }

    @Test
    void aFirstLineThatStopsEarlyIsAHeading() {
        assertThat(Sentences.of("Leave\nEmployees may take thirty days of leave in each\ncalendar year. Ask early."))
                .containsExactly(
                        "Leave", "Employees may take thirty days of leave in each calendar year.", "Ask early.");
        assertThat(Sentences.of("Handbook\nHotels\nUp to 120 EUR a night are paid."))
                .containsExactly("Handbook", "Hotels", "Up to 120 EUR a night are paid.");
    }

    @Test
    void aShortLineAfterTheEndOfASentenceIsAHeadingToo() {
        assertThat(Sentences.of("""
                Travel
                The company pays up to 140 euros a night for a hotel in Berlin.
                Leave
                Employees may take thirty days of leave each year."""))
                .containsExactly(
                        "Travel",
                        "The company pays up to 140 euros a night for a hotel in Berlin.",
                        "Leave",
                        "Employees may take thirty days of leave each year.");
    }

    @Test
    void aLineThatWasOnlyWrappedIsNoHeading() {
        assertThat(Sentences.of("The committee was opened by the late President\nKennedy in the spring of that year."))
                .hasSize(1);
    }

    @Test
    void rowsAndListItemsStandAlone() {
        assertThat(Sentences.of("A | B\n1 | 2")).containsExactly("A | B", "1 | 2");
        assertThat(Sentences.of("- first\n- second")).containsExactly("- first", "- second");
    }

    @Test
    void otherScriptsAreCutByTheirOwnMarks() {
        assertThat(Sentences.of("これは本です。あれは車です。")).containsExactly("これは本です。", "あれは車です。");
        assertThat(Sentences.of("Он пришёл. Она ушла!")).containsExactly("Он пришёл.", "Она ушла!");
    }

    @Test
    void nothingGivesNothing() {
        assertThat(Sentences.of(" \n\n ")).isEmpty();
    }
}
