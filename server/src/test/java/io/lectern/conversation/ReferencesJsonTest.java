package io.lectern.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReferencesJsonTest {

    @Test
    void referencesReadBackAsTheyWere() {
        References read = ReferencesJson.read(ReferencesJson.write(references("Thirty „days“\n"), 10_000));
        assertThat(read).usingRecursiveComparison().isEqualTo(references("Thirty „days“\n"));
    }

    @Test
    void noReferencesAreAnEmptyText() {
        assertThat(ReferencesJson.write(References.NONE, 10)).isEmpty();
        assertThat(ReferencesJson.read("")).isEqualTo(References.NONE);
    }

    @Test
    void contentsAreShortenedUntilTheColumnHoldsThem() {
        String text = ReferencesJson.write(references("\"".repeat(5_000)), 2_000);
        assertThat(text.length()).isBetween(800, 2_000);
        assertThat(ReferencesJson.read(text).chunks().get(0).content()).startsWith("\"\"");
    }

    private static References references(String content) {
        UUID document = new UUID(1, 2);
        return new References(
                3,
                List.of(new Citation(
                        "c1",
                        content,
                        document,
                        "a.pdf",
                        new UUID(3, 4),
                        5,
                        List.of(new int[] {5, 1, 2, 3, 4}),
                        0.5,
                        0.6,
                        0.25,
                        List.of(new Quote(0, 6, 0.75)))),
                List.of(new CitedDocument(document, "a.pdf", 2)));
    }
}
