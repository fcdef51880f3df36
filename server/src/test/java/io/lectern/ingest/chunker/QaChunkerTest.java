package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.table;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import java.util.List;
import org.junit.jupiter.api.Test;

class QaChunkerTest {

    private final QaChunker qa = new QaChunker();

    @Test
    void rowsOfTwoColumnsArePairs() {
        List<ChunkDraft> chunks = qa.chunk(
                of(table("question | answer\nWho comes? | The pilot.\n | At noon.\nWhat for? | Oil \\| bread.")),
                rules(100));
        assertThat(texts(chunks))
                .containsExactly(
                        "Question: Who comes?\tAnswer: The pilot.\nAt noon.",
                        "Question: What for?\tAnswer: Oil | bread.");
        assertThat(chunks)
                .extracting(ChunkDraft::questions)
                .containsExactly(List.of("Who comes?"), List.of("What for?"));
    }

    @Test
    void labelsMarkPairsInText() {
        assertThat(texts(qa.chunk(
                        of(
                                paragraph("About lamps."),
                                paragraph("Q: Who lights\nthe lamp?\nA: The keeper.\nEvery night."),
                                paragraph("Q2: When?"),
                                paragraph("A2: At dusk.")),
                        rules(100))))
                .containsExactly(
                        "About lamps.",
                        "Question: Who lights the lamp?\tAnswer: The keeper.\nEvery night.",
                        "Question: When?\tAnswer: At dusk.");
    }

    @Test
    void headingsAskForWhatStandsBelowThem() {
        List<ChunkDraft> chunks = qa.chunk(
                of(
                        heading(1, "Lamps"),
                        heading(2, "Lighting"),
                        paragraph("At dusk."),
                        paragraph("By hand."),
                        heading(2, "Oil"),
                        table("kind | jars\nwhale | 3")),
                rules(100));
        assertThat(texts(chunks))
                .containsExactly(
                        "Question: Lamps > Lighting\tAnswer: At dusk.\nBy hand.",
                        "Question: Lamps > Oil\tAnswer: kind | jars\nwhale | 3");
    }

    @Test
    void questionMarksAskWhereNothingElseDoes() {
        assertThat(texts(qa.chunk(
                        of(paragraph("1. Who?"), paragraph("Me."), paragraph("2. Where?\nHere.\nAnd there.")),
                        rules(100))))
                .containsExactly("Question: Who?\tAnswer: Me.", "Question: Where?\tAnswer: Here.\nAnd there.");
    }

    @Test
    void aDocumentWithoutPairsIsRefusedWithWhatIsRead() {
        assertThatThrownBy(() -> qa.chunk(of(paragraph("Only text.")), rules(100)))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("two columns");
    }
}
