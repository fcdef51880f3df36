package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaperChunkerTest implements ChunkerContract {

    private final PaperChunker paper = new PaperChunker();

    @Override
    public Chunker chunker() {
        return paper;
    }

    @Test
    void titleAbstractSectionsAndReferencesAreApart() {
        List<ChunkDraft> chunks = paper.chunk(
                of(
                        heading(2, "On Lamps"),
                        paragraph("A. Lovelace, G. Hopper"),
                        paragraph("Abstract— " + "We light lamps. ".repeat(40).strip()),
                        paragraph("Keywords: lamp"),
                        heading(2, "1 Introduction"),
                        paragraph("Lamps are old."),
                        heading(2, "2 Method"),
                        paragraph("We lit them."),
                        paragraph("References"),
                        paragraph("[1] Edison. On light."),
                        paragraph("[2] Davy. On arcs.")),
                rules(60));
        assertThat(texts(chunks))
                .containsExactly(
                        "On Lamps\nA. Lovelace, G. Hopper",
                        "On Lamps\nAbstract— " + "We light lamps. ".repeat(40).strip(),
                        "On Lamps\nKeywords: lamp",
                        "On Lamps\n1 Introduction\nLamps are old.",
                        "On Lamps\n2 Method\nWe lit them.",
                        "On Lamps\nReferences\n[1] Edison. On light.\n[2] Davy. On arcs.");
    }

    @Test
    void anAbstractUnderAHeadingGoesOnToTheNextOne() {
        assertThat(texts(paper.chunk(
                        of(
                                heading(1, "T"),
                                heading(2, "Abstract"),
                                paragraph("One."),
                                paragraph("Two."),
                                heading(2, "Next"),
                                paragraph("x")),
                        rules(100))))
                .containsExactly("T", "T\nAbstract\nOne.\nTwo.", "T\nNext\nx");
    }
}
