package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileNamesTest {

    @Test
    void aNameThatWasReadByteByByteIsReadAsUtf8() {
        for (String name : new String[] {"Grüße ü.txt", "合同.pdf", "α-β.md", "договор.docx"}) {
            String byteByByte = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            assertThat(FileNames.of(byteByByte)).isEqualTo(name);
            assertThat(FileNames.of(name)).as("one that was read rightly stays").isEqualTo(name);
        }
    }

    @Test
    void onlyTheLastPartOfAPathCounts() {
        assertThat(FileNames.of("C:\\texts\\a.txt")).isEqualTo("a.txt");
        assertThat(FileNames.of("../texts/ a.txt ")).isEqualTo(" a.txt");
        assertThat(FileNames.of("  ")).isEmpty();
    }
}
