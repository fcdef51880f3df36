package io.lectern.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lectern.common.InvalidException;
import io.lectern.llm.local.LocalModels;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddingModelsTest {

    private final EmbeddingModels models = LocalModels.embeddingModels();

    @Test
    void namesWithProvidersAndAliasesAreTheBuiltInModel() {
        for (String name : new String[] {
            null,
            "",
            "BAAI/bge-small-en-v1.5",
            "BAAI/bge-small-en-v1.5@Builtin",
            "BAAI/bge-large-zh-v1.5",
            "BAAI/bge-large-zh-v1.5@BAAI"
        }) {
            assertThat(models.knows(LlmFixtures.USE.who(), name)).as(name).isTrue();
            assertThat(models.space(LlmFixtures.USE, name)).isEqualTo(LlmFixtures.SPACE);
        }
        assertThat(models.space(LlmFixtures.USE, "BAAI/bge-large-zh-v1.5").dimension())
                .isEqualTo(384);
    }

    @Test
    void unknownNamesAreRefusedWithTheField() {
        assertThat(models.knows(LlmFixtures.USE.who(), "other")).isFalse();
        assertThatThrownBy(() -> models.named(LlmFixtures.USE, "other"))
                .isInstanceOfSatisfying(
                        InvalidException.class,
                        failure -> assertThat(failure.field()).isEqualTo("embedding_model"))
                .hasMessageContaining("\"other\"");
    }

    @Test
    void vectorsHaveLengthOneAndMeaningNeighboursAreClose() {
        List<float[]> vectors = models.embedPassages(
                LlmFixtures.USE, null, List.of("The cat sleeps on the sofa.", "Stock markets fell sharply on Monday."));
        float[] question = models.embedQuery(LlmFixtures.USE, null, "Where is the cat sleeping?");
        assertThat(cosine(question, question)).isEqualTo(1, within(1e-5));
        assertThat(cosine(question, vectors.get(0))).isGreaterThan(cosine(question, vectors.get(1)) + 0.15);
    }

    @Test
    void theEndOfALongTextCounts() {
        String filler = "The weather report says it will rain in the mountains. ".repeat(150);
        float[] question = models.embedQuery(LlmFixtures.USE, null, "How are pumps serviced?");
        List<float[]> vectors = models.embedPassages(
                LlmFixtures.USE,
                null,
                List.of(filler, filler + "Pumps are serviced every 500 hours by the engineer. ".repeat(50)));
        assertThat(models.tokens().estimateTokenCountInText(filler)).isGreaterThan(1024);
        assertThat(cosine(question, vectors.get(1))).isGreaterThan(cosine(question, vectors.get(0)) + 0.03);
    }

    @Test
    void manyTextsKeepTheirOrder() {
        List<String> texts =
                IntStream.range(0, 40).mapToObj(i -> "Sentence number " + i).toList();
        List<float[]> together = models.embedPassages(LlmFixtures.USE, null, texts);
        for (int i = 0; i < texts.size(); i += 13) {
            float[] alone = models.embedPassages(LlmFixtures.USE, null, List.of(texts.get(i)))
                    .get(0);
            assertThat(cosine(together.get(i), alone)).isEqualTo(1, within(1e-4));
        }
    }

    @Test
    void aQuestionDoesNotWaitBehindABatch() throws Exception {
        List<String> many = IntStream.range(0, 400)
                .mapToObj(i -> "A passage to embed, number " + i)
                .toList();
        CompletableFuture<List<float[]>> batch =
                CompletableFuture.supplyAsync(() -> models.embedPassages(LlmFixtures.USE, null, many));
        for (int i = 0; i < 5; i++) {
            models.embedQuery(LlmFixtures.USE, null, "A question");
        }
        assertThat(batch).as("the batch must outlast five questions").isNotDone();
        assertThat(batch.get(60, TimeUnit.SECONDS)).hasSize(400);
    }

    @Test
    void emptyTextsAndEmptyListsAreAllowed() {
        assertThat(models.embedPassages(LlmFixtures.USE, null, List.of())).isEmpty();
        assertThat(models.embedPassages(LlmFixtures.USE, null, List.of("")).get(0))
                .hasSize(384);
        assertThat(models.tokens().estimateTokenCountInText("")).isZero();
        assertThat(models.tokens().estimateTokenCountInText("Hello world")).isEqualTo(2);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
