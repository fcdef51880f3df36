package io.lectern.parser;

import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML without a format of its own, such as articles in JATS and books in DocBook: an element is a block unless it marks
 * words inside a sentence, titles are headings as deep as their sections, tables are tables. Tika would make one paragraph of
 * it all. Its parser is used, which reads no external entity and stops those that explode.
 */
class XmlReader extends DefaultHandler {

    private static final Set<String> INLINE = Set.of(
            "a",
            "b",
            "bold",
            "code",
            "em",
            "email",
            "emphasis",
            "ext-link",
            "i",
            "italic",
            "link",
            "literal",
            "monospace",
            "named-content",
            "sc",
            "span",
            "strong",
            "styled-content",
            "sub",
            "sup",
            "u",
            "ulink",
            "underline",
            "uri",
            "xref");
    private static final Set<String> SECTIONS =
            Set.of("sec", "section", "part", "chapter", "appendix", "sect1", "sect2", "sect3", "sect4");
    private static final Set<String> TITLES = Set.of("title", "article-title", "head");
    /** One line, whatever is inside. */
    private static final Set<String> WHOLE = Set.of(
            "aff",
            "author",
            "biblioentry",
            "bibliomixed",
            "caption",
            "contrib",
            "date",
            "funding-group",
            "journal-meta",
            "kwd-group",
            "permissions",
            "pub-date",
            "ref");

    private static final int DEEPEST = 6;

    private final BlockSink sink;
    private final TableRows table;
    private final StringBuilder text = new StringBuilder();
    private int sections;
    private int whole;
    private int tables;
    private boolean title;

    XmlReader(BlockSink sink) {
        this.sink = sink;
        this.table = new TableRows(sink);
    }

    void read(Path file) throws IOException, TikaException {
        try (InputStream in = Files.newInputStream(file)) {
            XMLReaderUtils.parseSAX(in, this, new ParseContext());
        } catch (SAXException e) {
            throw new IOException("The XML is damaged", e);
        }
        flush();
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        String name = name(local, qualified);
        if (tables > 0) {
            startInTable(name);
        } else if (whole > 0) {
            text.append(' ');
        } else if (name.equals("table")) {
            flush();
            table.begin(0);
        } else if (!INLINE.contains(name)) {
            flush();
            sections += SECTIONS.contains(name) ? 1 : 0;
            title = TITLES.contains(name);
            abstractBegins(name);
        }
        tables += tables > 0 || whole == 0 && name.equals("table") ? 1 : 0;
        whole += whole > 0 || tables == 0 && WHOLE.contains(name) ? 1 : 0;
    }

    /** An abstract says by its element what it is, and seldom by a title. */
    private void abstractBegins(String name) {
        if (name.equals("abstract")) {
            sink.block(Kind.HEADING, 2, 0, "Abstract");
        }
    }

    private void startInTable(String name) {
        switch (name) {
            case "tr", "row" -> table.startRow();
            case "td", "th", "entry" -> table.startCell();
            default -> {
                if (!INLINE.contains(name)) {
                    table.space();
                }
            }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        String name = name(local, qualified);
        if (tables > 0) {
            tables--;
            endInTable(name);
        } else if (whole > 0) {
            whole--;
            if (whole == 0) {
                flush();
            }
        } else if (!INLINE.contains(name)) {
            flush();
            title = false;
            sections -= SECTIONS.contains(name) ? 1 : 0;
        }
    }

    private void endInTable(String name) {
        if (tables == 0) {
            table.end();
        } else if (name.equals("tr") || name.equals("row")) {
            table.endRow();
        }
    }

    @Override
    public void characters(char[] chars, int from, int length) {
        if (tables > 0) {
            table.characters(chars, from, length);
        } else {
            text.append(chars, from, length);
            if (text.length() > ParseLimits.BLOCK_CHARACTERS) {
                flush();
            }
        }
    }

    private void flush() {
        String block = text.toString().replaceAll("\\s+", " ").strip();
        text.setLength(0);
        if (block.isEmpty()) {
            return;
        }
        if (title) {
            sink.title(block);
            sink.block(Kind.HEADING, Math.min(sections + 1, DEEPEST), 0, block);
        } else {
            sink.block(Kind.PARAGRAPH, 0, 0, block);
        }
    }

    private static String name(String local, String qualified) {
        return (local == null || local.isEmpty() ? qualified : local).toLowerCase(Locale.ROOT);
    }
}
