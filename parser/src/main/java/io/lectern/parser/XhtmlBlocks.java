package io.lectern.parser;

import io.lectern.parser.TextBlock.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Turns the XHTML that Tika produces into blocks while it is being produced: headings, paragraphs, list items, tables,
 * preformatted text; slides and sheets become pages. A table that holds headings or further tables is layout, not data,
 * and dissolves into the blocks inside it.
 */
class XhtmlBlocks extends DefaultHandler {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "pre",
            "blockquote",
            "section",
            "article",
            "body",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "caption",
            "address",
            "fieldset",
            "form",
            "header",
            "footer",
            "main",
            "nav",
            "aside",
            "figure",
            "figcaption",
            "option",
            "center",
            "title");
    private static final Set<String> UNREAD = Set.of("script", "style", "head", "noscript", "template");
    private static final Pattern ITEM = Pattern.compile("[·•▪◦‣] |\\d{1,3}[.)] ");
    private static final int LONGEST_SLIDE_TITLE = 120;

    private final BlockSink sink;
    private final MailHeader mail;
    private final StringBuilder text = new StringBuilder();
    private final TableRows table;
    private int page;
    private int tables;
    private int dissolved;
    private int lists;
    private int preformatted;
    private int unread;
    private int heading;
    private boolean slides;
    private boolean sheets;
    private final SheetGaps gaps;
    private int row;
    private boolean slideBegins;
    private int notes;
    private boolean mailHead;
    private boolean spaceDue;

    XhtmlBlocks(BlockSink sink, MailHeader mail, int page) {
        this(sink, mail, page, SheetGaps.NONE);
    }

    XhtmlBlocks(BlockSink sink, MailHeader mail, int page, SheetGaps gaps) {
        this.gaps = gaps;
        this.sink = sink;
        this.mail = mail;
        this.page = page;
        this.table = new TableRows(sink);
    }

    int page() {
        return page;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        String name = local.toLowerCase(Locale.ROOT);
        String style = attributes.getValue("class");
        notes += notes > 0 ? 1 : 0;
        if (UNREAD.contains(name) || repeatsMail(name)) {
            unread++;
        } else if (inTable()) {
            startInTable(name);
        } else if (name.equals("table")) {
            flush();
            tables = 1;
            dissolved = 0;
            table.begin(page, sheets);
        } else if (name.equals("br")) {
            lineBreak();
        } else if (BLOCKS.contains(name)) {
            startBlock(name, style == null ? "" : style);
        }
    }

    private void startBlock(String name, String style) {
        flush();
        switch (name) {
            case "body" -> mailHead = mail.send(sink);
            case "div" -> startPage(style);
            case "li" -> lists++;
            case "pre" -> preformatted++;
            case "p" -> {
                heading = headingOf(style);
                notes = style.equals("notes") ? 1 : notes;
            }
            default -> {
                if (isHeading(name)) {
                    heading = name.charAt(1) - '0';
                }
            }
        }
    }

    private void startPage(String style) {
        slides |= style.equals("slide");
        sheets |= style.equals("sheet");
        // old slides lie in the one and in the other, new ones in the one or the other
        boolean slide = style.equals("slide") || style.equals("slide-content") && !slides;
        if (slide || style.equals("sheet") || style.equals("page")) {
            page++;
            row = 0;
            sink.progress(page, 0);
            slideBegins = slide;
        }
    }

    /** Outlook's mails begin with their own head, which has been sent already. */
    private boolean repeatsMail(String name) {
        if (name.equals("p") || name.equals("div")) {
            mailHead = false;
        }
        return mailHead && (name.equals("h1") || name.equals("dl"));
    }

    /** The notes are the last of a slide in OpenDocument, which has no other mark between slides. */
    private void endNotes() {
        if (notes > 0 && --notes == 0) {
            flush();
            page++;
            sink.progress(page, 0);
            slideBegins = true;
        }
    }

    /** Word styles that Tika writes as classes. */
    private static int headingOf(String style) {
        return switch (style.toLowerCase(Locale.ROOT)) {
            case "title", "heading_1" -> 1;
            case "subtitle", "heading_2" -> 2;
            case "heading_3" -> 3;
            default -> 0;
        };
    }

    private void startInTable(String name) {
        switch (name) {
            case "tr" -> {
                if (gaps.before(page, row++)) {
                    table.gap();
                }
                table.startRow();
            }
            case "td", "th" -> table.startCell();
            case "table", "h1", "h2", "h3", "h4", "h5", "h6" -> dissolve(name);
            default -> {
                if (name.equals("br") || BLOCKS.contains(name)) {
                    table.space();
                }
            }
        }
    }

    private void dissolve(String name) {
        table.dissolve();
        dissolved += tables;
        tables = 0;
        if (name.equals("table")) {
            tables = 1;
            table.begin(page, sheets);
        } else {
            heading = name.charAt(1) - '0';
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        String name = local.toLowerCase(Locale.ROOT);
        if (UNREAD.contains(name) || repeatsMail(name)) {
            unread = Math.max(0, unread - 1);
        } else if (inTable()) {
            endInTable(name);
        } else if (name.equals("td") || name.equals("th") || name.equals("tr")) {
            flush();
        } else if (name.equals("table")) {
            flush();
            dissolved = Math.max(0, dissolved - 1);
        } else if (BLOCKS.contains(name)) {
            endBlock(name);
        }
        endNotes();
    }

    private void endInTable(String name) {
        switch (name) {
            case "table" -> {
                tables = 0;
                table.end();
            }
            case "tr" -> table.endRow();
            default -> {
                if (BLOCKS.contains(name)) {
                    table.space();
                }
            }
        }
    }

    private void endBlock(String name) {
        flush();
        if (name.equals("li")) {
            lists = Math.max(0, lists - 1);
        } else if (name.equals("pre")) {
            preformatted = Math.max(0, preformatted - 1);
        }
        heading = 0;
    }

    @Override
    public void characters(char[] chars, int from, int length) {
        if (unread > 0) {
            return;
        }
        if (inTable()) {
            table.characters(chars, from, length);
            return;
        }
        for (int i = from; i < from + length; i++) {
            append(chars[i]);
        }
        if (text.length() > ParseLimits.BLOCK_CHARACTERS) {
            flushPart();
        }
    }

    @Override
    public void ignorableWhitespace(char[] chars, int from, int length) {
        characters(chars, from, length);
    }

    private void append(char c) {
        if (preformatted > 0) {
            text.append(c);
        } else if (Character.isWhitespace(c)) {
            spaceDue = true;
        } else {
            if (spaceDue && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append(' ');
            }
            spaceDue = false;
            text.append(c);
        }
    }

    private void lineBreak() {
        spaceDue = false;
        text.append('\n');
    }

    /** Called before something embedded here is read, so that the order of the text is kept. */
    void interrupt() {
        if (!inTable()) {
            flush();
        }
    }

    void finish() {
        if (inTable()) {
            table.end();
        }
        flush();
    }

    private void flushPart() {
        int end = CleanText.end(text.toString(), 0, ParseLimits.BLOCK_CHARACTERS);
        String rest = text.substring(end);
        text.setLength(end);
        flush();
        text.append(rest);
    }

    private void flush() {
        spaceDue = false;
        if (text.length() == 0) {
            return;
        }
        String block = text.toString().strip();
        text.setLength(0);
        if (block.isEmpty()) {
            return;
        }
        boolean slideTitle = slideBegins && block.length() <= LONGEST_SLIDE_TITLE;
        slideBegins = false;
        if (heading > 0 || slideTitle) {
            sink.block(Kind.HEADING, heading > 0 ? heading : 2, page, block.replace('\n', ' '));
        } else {
            sink.block(kindOf(block), 0, page, block);
        }
    }

    /** Office formats have no list element; Tika writes the bullet or number in front. */
    private Kind kindOf(String block) {
        if (preformatted > 0) {
            return Kind.CODE;
        }
        return lists > 0 || ITEM.matcher(block).lookingAt() ? Kind.LIST_ITEM : Kind.PARAGRAPH;
    }

    private boolean inTable() {
        return tables > 0;
    }

    private static boolean isHeading(String name) {
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }
}
