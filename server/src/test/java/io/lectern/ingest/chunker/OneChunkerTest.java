package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneChunkerTest implements ChunkerContract {

    private final OneChunker one = new OneChunker();

    @Override
    public Chunker chunker() {
        return one;
    }

    @Test
    void theWholeDocumentIsOneChunk() {
        List<ChunkDraft> chunks = one.chunk(Documents.random(5, 30), rules(10));
        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).context()).isEmpty();
        assertThat(chunks.get(0).positions()).hasSizeGreaterThan(100);
    }

    @Test
    void aDocumentThatIsTooLongForOneChunkIsRefused() {
        assertThatThrownBy(() ->
                        one.chunk(of(paragraph("x".repeat(300_000)), paragraph("y".repeat(300_000))), rules(10)))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("600002 characters")
                .hasMessageContaining("naive");
    }
}
