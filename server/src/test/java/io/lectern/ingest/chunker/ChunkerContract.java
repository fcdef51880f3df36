package io.lectern.ingest.chunker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every chunker promises, checked over made and real documents with many limits. */
interface ChunkerContract {

    Chunker chunker();

    @Test
    default void everyCharacterIsInSomeChunkExactlyOnceAndInOrder() {
        forAll((doc, chunks) -> assertThat(
                        letters(chunks.stream().map(ChunkDraft::content).collect(Collectors.joining())))
                .isEqualTo(letters(doc.blocks().stream().map(TextBlock::text).collect(Collectors.joining()))));
    }

    @Test
    default void noWordIsCut() {
        forAll((doc, chunks) -> {
            Set<String> words = new HashSet<>();
            doc.blocks().forEach(block -> words.addAll(words(block.text())));
            for (ChunkDraft chunk : chunks) {
                assertThat(words).containsAll(words(chunk.content()));
            }
        });
    }

    @Test
    default void noChunkIsBlankAndItsTokensAreCounted() {
        WordEstimator estimator = new WordEstimator();
        forAll((doc, chunks) -> {
            for (ChunkDraft chunk : chunks) {
                assertThat(chunk.content()).isNotBlank();
                assertThat(chunk.tokens()).isPositive();
                // words may be glued at borders, so the sum over pieces may be a little larger
                assertThat(chunk.tokens())
                        .isGreaterThanOrEqualTo(estimator.estimateTokenCountInText(chunk.content()) - 2);
            }
        });
    }

    @Test
    default void pageAndPositionsAreThoseOfTheChunksBlocks() {
        ParsedDocument doc = Documents.random(7, 40);
        int last = 1;
        for (ChunkDraft chunk : chunker().chunk(doc, rules(64))) {
            assertThat(chunk.page()).isBetween(last, doc.pageCount());
            assertThat(chunk.positions()).isNotEmpty();
            assertThat(chunk.positions().get(0)[0]).isEqualTo(chunk.page());
            assertThat(chunk.positions()).allSatisfy(position -> {
                assertThat(position).hasSize(5);
                assertThat(position[1]).isEqualTo(50);
                assertThat(position[2]).isEqualTo(500);
                assertThat(position[4] - position[3]).isEqualTo(30);
            });
            last = chunk.page();
        }
    }

    @Test
    default void oneSentenceGivesExactlyOneChunk() {
        List<ChunkDraft> chunks =
                chunker().chunk(Documents.of(Documents.paragraph("The archive opens at nine.")), rules(128));
        assertThat(chunks).hasSize(1);
        assertThat(chunks.get(0).content()).isEqualTo("The archive opens at nine.");
        assertThat(chunks.get(0).page()).isZero();
        assertThat(chunks.get(0).positions()).isEmpty();
    }

    @Test
    default void noTextGivesNoChunk() {
        assertThat(chunker().chunk(Documents.of(), rules(128))).isEmpty();
    }

    private void forAll(BiConsumer<ParsedDocument, List<ChunkDraft>> check) {
        Random random = new Random(42);
        List<ParsedDocument> documents = new ArrayList<>(Documents.real());
        for (long seed = 1; seed <= 30; seed++) {
            documents.add(Documents.random(seed, 1 + random.nextInt(20)));
        }
        for (ParsedDocument doc : documents) {
            check.accept(doc, chunker().chunk(doc, rules(4 + random.nextInt(300))));
        }
    }

    static ChunkRules rules(int tokens) {
        return new ChunkRules(tokens, ChunkRules.DEFAULT_DELIMITER, false, new WordEstimator());
    }

    private static String letters(String text) {
        return text.replaceAll("\\s+", "");
    }

    /** Runs of letters and digits; ideographs may be parted. */
    private static Set<String> words(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+|(?<=\\p{IsHan})|(?=\\p{IsHan})"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
