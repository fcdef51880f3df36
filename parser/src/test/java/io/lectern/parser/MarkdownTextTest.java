package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void headingsParagraphsListsAndTablesAreTold() {
        assertThat(MarkdownText.blocks("""
                        # Lamps #
                        The keeper lights
                        the lamp.

                        - oil
                        - wick,
                          and more

                        | what | jars |
                        |------|-----:|
                        | oil  | 3    |

                        After the table.
                        """, 7))
                .extracting(block -> block.page() + " " + block.kind() + " " + block.level() + " " + block.text())
                .containsExactly(
                        "7 HEADING 1 Lamps",
                        "7 PARAGRAPH 0 The keeper lights\nthe lamp.",
                        "7 LIST_ITEM 0 oil",
                        "7 LIST_ITEM 0 wick,\nand more",
                        "7 TABLE 0 what | jars\noil | 3",
                        "7 PARAGRAPH 0 After the table.");
        assertThat(MarkdownText.blocks("  \n\n", 1)).isEmpty();
    }

    /** The exclamation mark of a picture had been taken for the end of a sentence. */
    @Test
    void aPictureIsReadAsTheTextThatStandsForIt() {
        assertThat(MarkdownText.blocks(
                        "# ![](logo.png) Lamps\n![The first page: a question](docs/a.png)\n\n`![x](y)`\n\n"
                                + "```\n![x](y)\n```\n",
                        1))
                .extracting(TextBlock::text)
                .containsExactly("Lamps", "The first page: a question", "`x`", "![x](y)");
    }

    @Test
    void blocksAreCleanAndOfBoundedLength() {
        assertThat(MarkdownText.blocks("The\u0000 lamp\u0007 burns.", 1))
                .extracting(TextBlock::text)
                .containsExactly("The lamp burns.");
        assertThat(MarkdownText.blocks("word ".repeat(200_000), 1))
                .hasSizeGreaterThan(1)
                .allMatch(block -> block.text().length() <= ParseLimits.BLOCK_CHARACTERS);
    }
}
