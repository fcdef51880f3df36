package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import io.lectern.ingest.parser.ParsedDocument;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class NaiveChunkerTest implements ChunkerContract {

    private final NaiveChunker naive = new NaiveChunker();

    @Override
    public Chunker chunker() {
        return naive;
    }

    @Test
    void chunksKeepToTheLimitUnlessAHeadingIsCarried() {
        for (ChunkDraft chunk : naive.chunk(Documents.random(3, 60), rules(50))) {
            assertThat(chunk.tokens()).isLessThanOrEqualTo(75);
        }
        ParsedDocument plain =
                of(paragraph("one two three four five six. ".repeat(50).strip()));
        assertThat(naive.chunk(plain, rules(20)))
                .allSatisfy(chunk -> assertThat(chunk.tokens()).isBetween(6, 20));
    }

    @Test
    void piecesAreMergedUntilTheLimit() {
        List<String> chunks = contents(naive.chunk(of(paragraph("a b c!\nd e f!\ng h i!")), rules(6)));
        assertThat(chunks).containsExactly("a b c!\nd e f!", "g h i!");
    }

    /** A file of five million letters without a blank had been one chunk, which no row could hold. */
    @Test
    void aWordOfThousandsOfLettersIsCutByItsLength() {
        String encoded = "x".repeat(50_000);
        List<ChunkDraft> chunks = naive.chunk(of(paragraph("A picture: " + encoded + " and its end.")), rules(100));
        assertThat(chunks).hasSizeGreaterThan(15).allMatch(chunk -> chunk.text().length() <= 100 * 25 + 100);
        assertThat(String.join("", contents(chunks)).replaceAll("[^x]", "")).isEqualTo(encoded);
    }

    @Test
    void aHeadingGoesWithTheTextThatFollowsIt() {
        List<String> chunks = contents(naive.chunk(
                of(heading("Opening hours"), paragraph("a b c d e f g"), heading("Prices"), paragraph("h i j k l m n")),
                rules(10)));
        assertThat(chunks).containsExactly("Opening hours\na b c d e f g", "Prices\nh i j k l m n");
    }

    @Test
    void aChunkThatBeginsInsideASectionCarriesItsHeadings() {
        List<ChunkDraft> chunks = naive.chunk(
                of(
                        heading(1, "Guide"),
                        heading(2, "Setup"),
                        paragraph("a b c d e f g h i j k l!"),
                        paragraph("m n o p q r s t!")),
                rules(16));
        assertThat(Documents.texts(chunks))
                .containsExactly("Guide\nSetup\na b c d e f g h i j k l!", "Guide > Setup\nm n o p q r s t!");
        assertThat(chunks.get(1).context()).isEqualTo("Guide > Setup");
        assertThat(chunks.get(1).tokens()).isEqualTo(11);
    }

    @Test
    void headingsAreForgottenWhereTheirSectionEnds() {
        List<ChunkDraft> chunks = naive.chunk(
                of(
                        heading(1, "Guide"),
                        heading(2, "Setup"),
                        paragraph("a b c d e f g h!"),
                        heading(2, "Use"),
                        paragraph("i j k l m n o p!")),
                rules(12));
        assertThat(chunks.get(1).text()).isEqualTo("Guide\nUse\ni j k l m n o p!");
    }

    @Test
    void theNameOfAnEmbeddedFileStandsAboveItsHeadings() {
        List<ChunkDraft> chunks = naive.chunk(
                of(
                        heading(1, "Subject"),
                        Documents.file(1, "plan.docx"),
                        heading(1, "Plan"),
                        paragraph("a b c d e f g h i!"),
                        paragraph("j k l m n o p q r!")),
                rules(20));
        assertThat(chunks.get(1).context()).isEqualTo("Subject > plan.docx > Plan");
    }

    @Test
    void theTablesOfSheetsMayBeHtml() {
        ChunkRules html = new ChunkRules(1000, ChunkRules.DEFAULT_DELIMITER, true, new WordEstimator());
        assertThat(contents(naive.chunk(of(table("k | v\na \\| b | <1>")), html)))
                .containsExactly(
                        "<table>\n<tr><th>k</th><th>v</th></tr>\n<tr><td>a | b</td><td>&lt;1&gt;</td></tr>\n</table>");
    }

    @Test
    void aTableThatFitsStaysWhole() {
        List<String> chunks =
                contents(naive.chunk(of(paragraph("x ".repeat(18).strip()), table("a | b\n1 | 2\n3 | 4")), rules(20)));
        assertThat(chunks).containsExactly("x ".repeat(18).strip(), "a | b\n1 | 2\n3 | 4");
    }

    @Test
    void aLongTableIsSplitBetweenRowsAndRepeatsItsHeader() {
        List<String> chunks = contents(naive.chunk(of(table("k | v\n1 | one\n2 | two\n3 | three")), rules(10)));
        assertThat(chunks).containsExactly("k | v\n1 | one\n2 | two", "k | v\n3 | three");
    }

    @Test
    void quotedDelimitersAreOneDelimiterOfSeveralCharacters() {
        ChunkRules rules = new ChunkRules(2, "`##`", false, new WordEstimator());
        assertThat(contents(naive.chunk(of(paragraph("a#b c## d e")), rules))).containsExactly("a#b c##", "d e");
    }

    @Test
    void aSentenceLongerThanTheLimitIsCutAtSofterBorders() {
        List<String> chunks = contents(naive.chunk(
                of(paragraph("one two three. four five six, seven eight nine ten eleven twelve")), rules(4)));
        assertThat(chunks).containsExactly("one two three.", "four five six,", "seven eight nine ten", "eleven twelve");
    }

    @Test
    void whatIsNoWordOfAnyLanguageIsCutByLength() {
        List<ChunkDraft> chunks = naive.chunk(
                of(paragraph("x".repeat(5_500))),
                new ChunkRules(100, ChunkRules.DEFAULT_DELIMITER, false, new PerCharacter()));
        assertThat(chunks)
                .hasSize(6)
                .allSatisfy(c -> assertThat(c.content().length()).isLessThanOrEqualTo(1_000));
    }

    @Test
    void aThousandPagesAreCutInAboutASecond() {
        ParsedDocument book = Documents.random(11, 1_000);
        List<ChunkDraft> chunks = Assertions.assertTimeout(Duration.ofSeconds(5), () -> naive.chunk(book, rules(128)));
        assertThat(chunks.size()).isGreaterThan(1_000);
    }

    @Test
    void aLimitBelowOneIsRefusedByName() {
        assertThatThrownBy(() -> rules(0))
                .isInstanceOfSatisfying(
                        InvalidException.class, e -> assertThat(e.field()).isEqualTo("chunk_token_count"));
    }

    private static List<String> contents(List<ChunkDraft> chunks) {
        return chunks.stream().map(ChunkDraft::content).toList();
    }

    private static final class PerCharacter extends WordEstimator {
        @Override
        public int estimateTokenCountInText(String text) {
            return text.replace(" ", "").length() + 2;
        }
    }
}
