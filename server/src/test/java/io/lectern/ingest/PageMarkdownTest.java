package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.parser.TextBlock;
import org.junit.jupiter.api.Test;

class PageMarkdownTest {

    @Test
    void headingsParagraphsListsAndTablesAreTold() {
        assertThat(PageMarkdown.blocks("""
                        ```markdown
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
                        ```
                        """, 7))
                .extracting(block -> block.kind() + " " + block.level() + " " + block.text())
                .containsExactly(
                        "HEADING 1 Lamps",
                        "PARAGRAPH 0 The keeper lights\nthe lamp.",
                        "LIST_ITEM 0 - oil",
                        "LIST_ITEM 0 - wick,\nand more",
                        "TABLE 0 what | jars\noil | 3",
                        "PARAGRAPH 0 After the table.");
        assertThat(PageMarkdown.blocks("text", 7)).extracting(TextBlock::page).containsExactly(7);
        assertThat(PageMarkdown.blocks("  \n\n", 1)).isEmpty();
    }
}
