package io.lectern.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lectern.common.InvalidException;
import io.lectern.llm.LlmFixtures;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    private static final String BGE = "BAAI/bge-small-en-v1.5";

    @Test
    void scoresStayBetweenZeroAndOneAndRiseWithWhatIsMeasured() {
        Similarity similarity = new Similarity(0.3, 10, BGE);
        assertThat(similarity.of(hit(0, -1)).similarity()).isZero();
        assertThat(similarity.of(hit(1e9, 1)).similarity()).isLessThanOrEqualTo(1);
        assertThat(similarity.of(hit(5, 0.7)).term())
                .isGreaterThan(similarity.of(hit(4, 0.7)).term());
        assertThat(similarity.of(hit(5, 0.7)).vector())
                .isGreaterThan(similarity.of(hit(5, 0.6)).vector());
    }

    @Test
    void everyTermFoundOnceIsTwoThirdsWhateverTheQuestion() {
        for (double idfSum : new double[] {0.1, 3, 80}) {
            double allOnce = idfSum / 1.9;
            assertThat(new Similarity(0, idfSum, BGE).of(hit(allOnce, 0)).similarity())
                    .isEqualTo(2.0 / 3, within(1e-9));
        }
    }

    @Test
    void aQuestionWithoutTermsHasNoTermHalf() {
        assertThat(new Similarity(0.5, 0, BGE).of(hit(0, 0.9)).similarity()).isEqualTo(0.5, within(1e-9));
    }

    @Test
    void rareTermsWeighMore() {
        assertThat(Similarity.idf(1000, 1))
                .isGreaterThan(Similarity.idf(1000, 500))
                .isPositive();
        assertThat(Similarity.idf(5, 5)).isPositive();
    }

    @Test
    void theCodeOfAVectorKeepsItsCosines() {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            float[] a = unit(random);
            float[] b = unit(random);
            double exact = 0;
            for (int d = 0; d < a.length; d++) {
                exact += a[d] * b[d];
            }
            assertThat(VectorCode.cosine(a, ByteBuffer.wrap(VectorCode.encode(b))))
                    .isEqualTo(exact, within(0.002));
        }
        assertThat(VectorCode.cosine(unit(random), ByteBuffer.wrap(VectorCode.encode(new float[384]))))
                .isZero();
    }

    @Test
    void aVectorIsWrittenWithSixDecimals() {
        assertThat(ChunkJson.vector(new float[] {0.5f, -0.0000016f, 0, -1, 0.12345678f}))
                .isEqualTo("[0.500000,-0.000002,0.000000,-1.000000,0.123457]");
    }

    @Test
    void noScopeCanBeBuiltWithoutTenantAndDataset() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> new ChunkScope(null, Set.of(id), Set.of())).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new ChunkScope(id, Set.of(), Set.of())).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new ChunkScope(id, null, null)).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> new ChunkQuery(null, LlmFixtures.SPACE, "q", 10, 10))
                .isInstanceOf(InvalidException.class);
    }

    private static ChunkHit hit(double terms, double cosine) {
        return new ChunkHit("id", null, new UUID(0, 1), "name", terms, cosine);
    }

    private static float[] unit(Random random) {
        float[] vector = new float[384];
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(sum);
        }
        return vector;
    }
}
