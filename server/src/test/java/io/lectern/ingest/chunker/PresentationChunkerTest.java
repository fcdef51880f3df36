package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.onPage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PresentationChunkerTest implements ChunkerContract {

    private final PresentationChunker presentation = new PresentationChunker();

    @Override
    public Chunker chunker() {
        return presentation;
    }

    @Test
    void everySlideIsAChunkHoweverLong() {
        List<ChunkDraft> chunks = presentation.chunk(
                of(
                        onPage(1, "One."),
                        onPage(1, "More of one."),
                        onPage(2, "two ".repeat(900).strip()),
                        onPage(4, "Four.")),
                rules(20));
        assertThat(chunks).extracting(ChunkDraft::page).containsExactly(1, 2, 4);
        assertThat(chunks.get(0).text()).isEqualTo("One.\nMore of one.");
        assertThat(chunks.get(1).tokens()).isEqualTo(900);
    }
}
