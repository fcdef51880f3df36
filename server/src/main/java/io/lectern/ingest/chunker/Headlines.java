package io.lectern.ingest.chunker;

import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes headings of lines that say by their words what they are, such as "Chapter 4" and "Article 7", whatever they look like. */
final class Headlines {

    /** Headings that the words say nothing about lie below those they do. */
    private static final int DEEPEST = 8;

    /** Lines of text that is broken into lines are 60 to 80 letters long, titles shorter. */
    private static final int FULL_LINE = 45;

    /** Below a title in plain text. */
    private static final Pattern UNDERLINE = Pattern.compile("^\\s*([-=*~^_])\\1{2,}\\s*(?:\\n|$)");

    private final Function<String, Optional<Headline>> rule;
    private final List<TextBlock> result = new ArrayList<>();
    private boolean begun;

    private Headlines(Function<String, Optional<Headline>> rule) {
        this.rule = rule;
    }

    /**
     * The same text with such lines as blocks of their own. Headings before the first of them stand above all, others below.
     *
     * @param rule what a line is, empty for text
     */
    static List<TextBlock> find(List<TextBlock> blocks, Function<String, Optional<Headline>> rule) {
        Headlines headlines = new Headlines(rule);
        blocks.forEach(headlines::add);
        return headlines.result;
    }

    private void add(TextBlock block) {
        switch (block.kind()) {
            case TABLE, CODE, FILE -> result.add(block);
            case HEADING -> heading(block);
            default -> text(block);
        }
    }

    private void heading(TextBlock block) {
        Optional<Headline> headline = rule.apply(block.text());
        begun |= headline.isPresent();
        int level = headline.map(Headline::level).orElse(begun ? DEEPEST : 1);
        result.add(new TextBlock(Kind.HEADING, level, block.page(), block.box(), block.text()));
    }

    private void text(TextBlock block) {
        StringBuilder open = new StringBuilder();
        String above = "";
        for (String line : block.text().split("\n", -1)) {
            Optional<Headline> headline = goesOn(above) ? Optional.empty() : rule.apply(line.strip());
            above = headline.isPresent() ? "" : line.strip();
            if (headline.isPresent()) {
                begun = true;
                put(block, open);
                result.add(new TextBlock(
                        Kind.HEADING,
                        headline.get().level(),
                        block.page(),
                        block.box(),
                        headline.get().text()));
                line = headline.get().rest();
            }
            open.append(line).append('\n');
        }
        put(block, open);
    }

    /** A long line that ends in the middle of a sentence: the next one may begin with "section 13", which is named there. */
    private static boolean goesOn(String line) {
        return line.length() >= FULL_LINE && Character.isLetterOrDigit(line.codePointBefore(line.length()))
                || line.endsWith(",");
    }

    private void put(TextBlock block, StringBuilder text) {
        String part = UNDERLINE.matcher(text).replaceFirst("").strip();
        text.setLength(0);
        if (!part.isEmpty()) {
            result.add(new TextBlock(block.kind(), 0, block.page(), block.box(), part));
        }
    }

    /**
     * A line that is a heading.
     *
     * @param rest what of the line is text already
     */
    record Headline(int level, String text, String rest) {}
}
