package io.lectern.parser.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageGlyphsTest {

    @Test
    void aControlCharacterThatIsShownIsABullet() {
        assertThat(PageGlyphs.shown("\u007f")).isEqualTo("•");
        assertThat(PageGlyphs.shown(" ")).isEqualTo(" ");
        assertThat(PageGlyphs.shown("a")).isEqualTo("a");
    }
}
