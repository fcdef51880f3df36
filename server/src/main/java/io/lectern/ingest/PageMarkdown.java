package io.lectern.ingest;

import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The blocks of a page that a model wrote down as Markdown. What it did not mark is a paragraph. */
final class PageMarkdown {

    private static final Pattern HEADING = Pattern.compile("(#{1,6})\\s+(.+?)\\s*#*");
    private static final Pattern ITEM = Pattern.compile("(?:[-*+•]|\\d{1,3}[.)])\\s+.+");
    private static final Pattern RULE = Pattern.compile("[|:\\s-]+");
    private static final Pattern FENCE = Pattern.compile("```\\w*");

    private final int page;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private Kind kind = Kind.PARAGRAPH;

    private PageMarkdown(int page) {
        this.page = page;
    }

    static List<TextBlock> blocks(String markdown, int page) {
        PageMarkdown reader = new PageMarkdown(page);
        markdown.lines().map(String::strip).forEach(reader::line);
        reader.close();
        return reader.blocks;
    }

    private void line(String line) {
        Matcher heading = HEADING.matcher(line);
        if (line.isEmpty() || FENCE.matcher(line).matches()) {
            close();
        } else if (heading.matches()) {
            close();
            blocks.add(new TextBlock(Kind.HEADING, heading.group(1).length(), page, null, heading.group(2)));
        } else if (line.startsWith("|")) {
            begin(Kind.TABLE, kind != Kind.TABLE);
            if (!RULE.matcher(line).matches()) {
                open.add(row(line));
            }
        } else {
            boolean item = ITEM.matcher(line).matches();
            begin(item ? Kind.LIST_ITEM : kind == Kind.TABLE ? Kind.PARAGRAPH : kind, item || kind == Kind.TABLE);
            open.add(line);
        }
    }

    private void begin(Kind next, boolean border) {
        if (border) {
            close();
        }
        kind = next;
    }

    private static String row(String line) {
        String inner = line.substring(1, line.endsWith("|") && line.length() > 1 ? line.length() - 1 : line.length());
        return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).collect(Collectors.joining(" | "));
    }

    private void close() {
        if (!open.isEmpty()) {
            blocks.add(new TextBlock(kind, 0, page, null, String.join("\n", open)));
        }
        open.clear();
        kind = Kind.PARAGRAPH;
    }
}
