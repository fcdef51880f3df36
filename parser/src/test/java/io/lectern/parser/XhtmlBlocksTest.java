package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.SAXParserFactory;
import org.apache.tika.metadata.Message;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** What becomes of the XHTML that Tika writes for formats of which a test cannot make files. */
class XhtmlBlocksTest {

    @Test
    void slidesOfThe1990sCountOnceThoughTheyLieInTwoDivisions() throws Exception {
        assertThat(read(
                        MediaType.application("vnd.ms-powerpoint"),
                        0,
                        slide("One") + "<div class=\"slide\"><div class=\"slide-content\"><p>Two</p></div></div>"))
                .containsExactly("HEADING p1 One", "HEADING p2 Two");
    }

    private static String slide(String text) {
        return "<div class=\"slideShow\"><div class=\"slide\"><div class=\"slide-content\"><p>" + text
                + "</p></div></div></div>";
    }

    @Test
    void slidesOfOpenDocumentEndWithTheirNotes() throws Exception {
        assertThat(read(
                        MediaType.application("vnd.oasis.opendocument.presentation"),
                        1,
                        "<div><p>One</p></div><p class=\"notes\"><div><p>Say hello.</p></div></p>"
                                + "<div><p>Two</p></div><p>A rectangle.</p><p class=\"notes\"/><p>Three</p>"))
                .containsExactly(
                        "PARAGRAPH p1 One",
                        "PARAGRAPH p1 Say hello.",
                        "HEADING p2 Two",
                        "PARAGRAPH p2 A rectangle.",
                        "HEADING p3 Three");
    }

    @Test
    void theHeadOfAnOutlookMailComesOnce() throws Exception {
        assertThat(read(
                        MediaType.application("vnd.ms-outlook"),
                        0,
                        "<h1>Oil</h1><dl><dt>From</dt><dd>Ada</dd></dl><p>The oil is late.</p><h1>Lamps</h1>"))
                .containsExactly(
                        "HEADING p0 Oil",
                        "PARAGRAPH p0 From: Ada",
                        "PARAGRAPH p0 The oil is late.",
                        "HEADING p0 Lamps");
    }

    private static List<String> read(MediaType type, int page, String body) throws Exception {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.TITLE, "Oil");
        metadata.set(Message.MESSAGE_FROM, "Ada");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FrameWriter out = new FrameWriter(bytes)) {
            BlockSink sink = new BlockSink(out, ParseLimits.of(10_000));
            XhtmlBlocks blocks = new XhtmlBlocks(sink, new MailHeader(type, metadata), page);
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.newSAXParser()
                    .parse(new InputSource(new StringReader("<html><body>" + body + "</body></html>")), blocks);
            blocks.finish();
        }
        FrameReader in = new FrameReader(new ByteArrayInputStream(bytes.toByteArray()));
        List<String> lines = new ArrayList<>();
        for (Optional<Frame> frame = in.frame(); frame.isPresent(); frame = in.frame()) {
            if (frame.get() instanceof Frame.Text text) {
                lines.add(text.block().kind() + " p" + text.block().page() + " "
                        + text.block().text());
            }
        }
        return lines;
    }
}
