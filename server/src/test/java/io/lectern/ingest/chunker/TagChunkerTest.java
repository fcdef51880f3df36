package io.lectern.ingest.chunker;

import static io.lectern.ingest.chunker.ChunkerContract.rules;
import static io.lectern.ingest.chunker.Documents.of;
import static io.lectern.ingest.chunker.Documents.paragraph;
import static io.lectern.ingest.chunker.Documents.table;
import static io.lectern.ingest.chunker.Documents.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TagChunkerTest {

    private final TagChunker tag = new TagChunker();

    @Test
    void tagsBecomeKeywords() {
        List<ChunkDraft> chunks =
                tag.chunk(of(table("description | tags\nA lamp that burns oil | light, sea，oil")), rules(100));
        assertThat(texts(chunks)).containsExactly("A lamp that burns oil");
        assertThat(chunks.get(0).keywords()).containsExactly("light", "sea", "oil");
    }

    @Test
    void aDocumentWithoutRowsIsRefused() {
        assertThatThrownBy(() -> tag.chunk(of(paragraph("Only text.")), rules(100)))
                .isInstanceOf(InvalidException.class)
                .hasMessageContaining("two columns");
    }
}
