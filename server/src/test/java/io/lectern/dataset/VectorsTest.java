package io.lectern.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorsTest {

    @Test
    void aVectorSurvivesItsColumn() {
        float[] vector = {0.25f, -1f, Float.MIN_VALUE, 0f};
        assertThat(Vectors.floats(Vectors.bytes(vector))).containsExactly(vector);
    }

    @Test
    void positionsAndTextsSurviveTheirColumns() {
        List<int[]> positions = List.of(new int[] {1, 2, 3, 4, 5}, new int[] {2, 0, 0, 0, 0});
        assertThat(JsonLists.positions(JsonLists.write(positions)))
                .usingRecursiveComparison()
                .isEqualTo(positions);
        assertThat(JsonLists.texts(JsonLists.writeTexts(List.of("a \"b\"", "ü"))))
                .containsExactly("a \"b\"", "ü");
    }
}
