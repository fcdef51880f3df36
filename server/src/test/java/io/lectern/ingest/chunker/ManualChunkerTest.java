package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.heading;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManualChunkerTest implements ChunkerContract {

    private final ManualChunker manual = new ManualChunker();

    @Override
    public Chunker chunker() {
        return manual;
    }

    @Test
    void everySectionIsAChunkUnderItsHeadings() {
        assertThat(texts(manual.chunk(
                        of(
                                heading(1, "Pump"),
                                paragraph("About."),
                                heading(2, "Safety"),
                                heading(3, "Heat"),
                                paragraph("Hot."),
                                heading(3, "Noise"),
                                paragraph("Loud."),
                                heading(2, "Use"),
                                paragraph("Press.")),
                        rules(100))))
                .containsExactly(
                        "Pump\nAbout.", "Pump\nSafety\nHeat\nHot.", "Pump > Safety\nNoise\nLoud.", "Pump\nUse\nPress.");
    }

    @Test
    void aLongSectionIsCutAndEachPartCarriesItsHeading() {
        List<ChunkDraft> chunks =
                manual.chunk(of(heading("Use"), paragraph("a b c d e f g!\nh i j k l m n!")), rules(9));
        assertThat(texts(chunks)).containsExactly("Use\na b c d e f g!", "Use\nh i j k l m n!");
        assertThat(chunks.get(1).context()).isEqualTo("Use");
    }
}
