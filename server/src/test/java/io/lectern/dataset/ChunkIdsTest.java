package io.lectern.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChunkIdsTest {

    private final UUID document = UUID.randomUUID();

    @Test
    void theSameParseGivesTheSameNames() {
        ChunkIds first = new ChunkIds(document);
        ChunkIds second = new ChunkIds(document);
        assertThat(first.next("one")).isEqualTo(second.next("one")).matches("[0-9a-f]{16}");
    }

    @Test
    void aTextThatComesTwiceHasTwoNames() {
        ChunkIds ids = new ChunkIds(document);
        assertThat(ids.next("page header")).isNotEqualTo(ids.next("page header"));
    }

    @Test
    void theSameTextOfAnotherDocumentHasAnotherName() {
        assertThat(new ChunkIds(document).next("one")).isNotEqualTo(new ChunkIds(UUID.randomUUID()).next("one"));
    }
}
