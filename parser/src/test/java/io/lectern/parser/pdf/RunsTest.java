package io.lectern.parser.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTest {

    /** Fonts of TeX have no space: what the library says is the width of a letter, and a tight line has less. */
    @Test
    void wordsOfATightLineStayApart() {
        List<Glyph> glyphs = new ArrayList<>();
        float left = 72;
        for (String word : List.of("the", "keeper", "writes", "down", "the", "oil")) {
            for (char letter : word.toCharArray()) {
                glyphs.add(new Glyph(left, 100, 5, 10, 5, false, String.valueOf(letter)));
                left += 5;
            }
            left += 2.2f;
        }
        assertThat(Runs.of(glyphs)).extracting(Run::text).containsExactly("the keeper writes down the oil");
    }
}
