package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {

    @TempDir
    Path files;

    /** As journals exchange their articles (JATS). */
    @Test
    void anArticleKeepsTitleAbstractSectionsTablesAndReferences() throws Exception {
        Path file = write("""
                <?xml version="1.0"?>
                <!DOCTYPE article PUBLIC "-//NLM//DTD JATS//EN" "JATS.dtd">
                <article><front><journal-meta><journal-title>Lamps</journal-title><issn>1</issn></journal-meta>
                <article-meta><title-group><article-title>On <italic>oil</italic> lamps</article-title></title-group>
                <contrib-group><contrib><name><surname>Lovelace</surname><given-names>Ada</given-names></name></contrib>
                </contrib-group><abstract><p>We light H<sub>2</sub> lamps.</p></abstract></article-meta></front>
                <body><sec><title>Methods</title><p>Oil burns <xref>(1)</xref>.</p><sec><title>Wicks</title><p>Cotton.</p></sec>
                </sec><sec><title>Results</title><table-wrap><caption><title>Oil.</title><p>By night.</p></caption>
                <table><tr><th>night</th><th>jars</th></tr><tr><td>1</td><td>3</td></tr></table></table-wrap></sec></body>
                <back><ref-list><title>References</title><ref><label>1</label><name><surname>Davy</surname></name>
                <article-title>On arcs</article-title></ref></ref-list></back></article>
                """);
        assertThat(Readings.lines(file))
                .containsExactly(
                        "PARAGRAPH Lamps 1",
                        "HEADING1 On oil lamps",
                        "PARAGRAPH Lovelace Ada",
                        "HEADING2 Abstract",
                        "PARAGRAPH We light H2 lamps.",
                        "HEADING2 Methods",
                        "PARAGRAPH Oil burns (1).",
                        "HEADING3 Wicks",
                        "PARAGRAPH Cotton.",
                        "HEADING2 Results",
                        "PARAGRAPH Oil. By night.",
                        "TABLE night | jars\n1 | 3",
                        "HEADING1 References",
                        "PARAGRAPH 1 Davy On arcs");
    }

    @Test
    void recordsAreBlocksOfTheirOwn() throws Exception {
        assertThat(Readings.lines(write("<stock><item>oil</item><item>wick &amp; lamp</item></stock>")))
                .containsExactly("PARAGRAPH oil", "PARAGRAPH wick & lamp");
    }

    @Test
    void brokenXmlIsDamaged() throws Exception {
        Path file = write("<stock><item>oil</stock>");
        assertThatThrownBy(() -> Readings.frames(file))
                .isInstanceOfSatisfying(
                        ReadFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.DAMAGED));
    }

    private Path write(String xml) throws Exception {
        return Files.writeString(files.resolve("a.xml"), xml.strip());
    }
}
