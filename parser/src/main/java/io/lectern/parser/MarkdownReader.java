package io.lectern.parser;

import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the block structure of Markdown: headings of both forms, lists, fences, tables. Of a picture the text that stands for
 * it is read; other inline marks stay as written.
 */
class MarkdownReader {

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:\\s+(.*?))?(?:\\s+#+)?\\s*");
    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+]|\\d{1,9}[.)])\\s+(?:\\[[ xX]]\\s+)?(.*)");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```+|~~~+).*");
    private static final Pattern TABLE_RULE = Pattern.compile("\\s*\\|?\\s*:?-+:?\\s*(\\|\\s*:?-+:?\\s*)*\\|?\\s*");
    private static final Pattern RULE = Pattern.compile("\\s{0,3}([-*_])(\\s*\\1){2,}\\s*");
    private static final Pattern UNDERLINE = Pattern.compile("\\s{0,3}(=+|-+)\\s*");

    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]\n]*)]\\([^)\n]*\\)");

    private final BlockSink sink;
    private final List<String> open = new ArrayList<>();
    private Kind kind = Kind.PARAGRAPH;
    private String fence;

    MarkdownReader(BlockSink sink) {
        this.sink = sink;
    }

    void read(Lines lines) throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (fence != null) {
                insideFence(line);
            } else {
                line(line);
            }
        }
        flush();
    }

    private void insideFence(String line) {
        if (line.strip().startsWith(fence)) {
            flush();
            fence = null;
        } else {
            open.add(line);
            flushWhenLong();
        }
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        Matcher fenced = FENCE.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.isBlank()) {
            flush();
        } else if (heading.matches()) {
            flush();
            heading(heading.group(1).length(), heading.group(2) == null ? "" : heading.group(2));
        } else if (fenced.matches()) {
            flush();
            fence = fenced.group(1);
            kind = Kind.CODE;
        } else if (kind == Kind.PARAGRAPH
                && open.size() == 1
                && UNDERLINE.matcher(line).matches()) {
            String text = open.remove(0);
            heading(line.strip().charAt(0) == '=' ? 1 : 2, text);
        } else if (RULE.matcher(line).matches()) {
            flush();
        } else if (beginsTable(line)) {
            kind = Kind.TABLE;
            open.set(0, row(open.get(0)));
        } else if (kind == Kind.TABLE && line.contains("|")) {
            open.add(row(line));
            flushWhenLong();
        } else if (item.matches()) {
            flush();
            kind = Kind.LIST_ITEM;
            open.add(item.group(1));
        } else {
            text(line);
        }
    }

    private void text(String line) {
        if (kind == Kind.TABLE) {
            flush();
        }
        open.add(line.strip().replaceFirst("^(>\\s?)+", ""));
        flushWhenLong();
    }

    private boolean beginsTable(String line) {
        return kind == Kind.PARAGRAPH
                && open.size() == 1
                && open.get(0).contains("|")
                && line.contains("-")
                && TABLE_RULE.matcher(line).matches();
    }

    private static String row(String line) {
        String cells = line.strip().replaceFirst("^\\|", "").replaceFirst("(?<!\\\\)\\|$", "");
        return String.join(
                " | ",
                Arrays.stream(cells.split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList());
    }

    private void heading(int level, String text) {
        sink.block(Kind.HEADING, level, 0, withoutPictures(text));
    }

    private void flushWhenLong() {
        if (open.size() >= 500) {
            String header = open.get(0);
            Kind same = kind;
            flush();
            kind = same;
            if (same == Kind.TABLE) {
                open.add(header);
            }
        }
    }

    private void flush() {
        Kind ending = kind == Kind.TABLE && open.size() < 2 ? Kind.PARAGRAPH : kind;
        String text = String.join("\n", open);
        sink.block(ending, 0, 0, ending == Kind.CODE ? text : withoutPictures(text));
        open.clear();
        kind = Kind.PARAGRAPH;
    }

    private static String withoutPictures(String text) {
        return PICTURE.matcher(text).replaceAll("$1");
    }
}
