package io.lectern.ingest.chunker;

import io.lectern.ingest.chunker.Headlines.Headline;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Sections that only their numbers tell: {@code 1. Definitions.}, {@code 2. …}, counted from 0 or 1; only the number that is
 * due begins one. Below it {@code 2.1 Scope} is a heading too. A line that comes twice stands in the table of contents first;
 * where there is such a table, only what it lists is a title.
 */
final class NumberedTitles implements Function<String, Optional<Headline>> {

    private static final String TITLE = "\\p{Lu}[^.:]{0,100}[.:](?=\\s|$)|\\p{Lu}[^.]{0,60}$";
    private static final Pattern TITLED = Pattern.compile("(\\d{1,3})\\.?\\s+(" + TITLE + ").*");
    private static final Pattern SUBTITLED = Pattern.compile("(\\d{1,3})\\.\\d{1,3}\\.?\\s+\\p{Lu}[^.]{0,60}");
    private static final Pattern UNTITLED = Pattern.compile("(\\d{1,3})\\.\\s+\\p{Lu}.*");
    private static final Pattern LEADER = Pattern.compile("\\s*(?:(?:\\.\\s?){3,}|…+)\\s*\\d*$");
    private static final Pattern BOX = Pattern.compile("^[*|#]\\s+|\\s+[*|#]$");
    private static final Pattern WITH_PAGE = Pattern.compile(".*\\s\\d{1,4}");
    private static final int MOST_TITLE_WORDS = 9;
    private static final int FEWEST = 3;

    private final int level;
    private final boolean titlesOnly;
    private final Set<String> listed;
    private final Set<String> ahead;
    private Boolean marked;
    private int due = -1;
    private int found;

    private NumberedTitles(ParsedDocument doc, int level, boolean titlesOnly) {
        this.level = level;
        this.titlesOnly = titlesOnly;
        Map<String, Long> counts = lines(doc).stream()
                .filter(line -> TITLED.matcher(line).matches())
                .collect(Collectors.groupingBy(NumberedTitles::bare, Collectors.counting()));
        counts.values().removeIf(count -> count != 2);
        this.listed = counts.size() >= FEWEST ? counts.keySet() : Set.of();
        this.ahead = new HashSet<>(listed);
    }

    /** The document with sections of this level, if at least {@value #FEWEST} have titles. */
    static Optional<List<TextBlock>> titled(ParsedDocument doc, int level) {
        return find(doc, new NumberedTitles(doc, level, true));
    }

    /** The same with paragraphs that have a number and no title, of which the number is the heading. */
    static Optional<List<TextBlock>> untitled(ParsedDocument doc, int level) {
        return find(doc, new NumberedTitles(doc, level, false));
    }

    private static Optional<List<TextBlock>> find(ParsedDocument doc, NumberedTitles rule) {
        List<TextBlock> blocks = Headlines.find(doc.blocks(), rule);
        return rule.found >= FEWEST ? Optional.of(blocks) : Optional.empty();
    }

    private static List<String> lines(ParsedDocument doc) {
        return doc.blocks().stream()
                .filter(block -> block.kind() != Kind.TABLE && block.kind() != Kind.CODE)
                .flatMap(block -> block.text().lines())
                .map(line -> plain(line.strip()))
                .toList();
    }

    /** A line of a table of contents without the dots and the page number at its end; a title without the box around it. */
    private static String plain(String line) {
        return BOX.matcher(LEADER.matcher(line).replaceFirst("")).replaceAll("");
    }

    private static String bare(String line) {
        return line.toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Headline> apply(String written) {
        String line = plain(written);
        Matcher titled = TITLED.matcher(line);
        // among paragraphs without titles a line without a mark at its end is broken text
        boolean hasTitle = titled.matches()
                && words(titled.group(2)) <= MOST_TITLE_WORDS
                && (titlesOnly || isMarked(titled.group(2)));
        if (hasTitle && ahead.remove(bare(line))) {
            return Optional.empty();
        }
        boolean listable = listed.isEmpty() || listed.contains(bare(line));
        if (hasTitle && listable && isOfOneForm(titled.group(2)) && isDue(titled.group(1))) {
            marked = isMarked(titled.group(2));
            int end = titled.end(2);
            return Optional.of(new Headline(level, line.substring(0, end), line.substring(end)));
        }
        Matcher untitled = UNTITLED.matcher(line);
        if (!titlesOnly && untitled.matches() && isDue(untitled.group(1))) {
            int end = untitled.end(1) + 1;
            return Optional.of(new Headline(level, line.substring(0, end), line.substring(end)));
        }
        return subtitle(line);
    }

    private Optional<Headline> subtitle(String line) {
        Matcher below = SUBTITLED.matcher(line);
        return below.matches() && Integer.parseInt(below.group(1)) == due - 1 && words(line) <= MOST_TITLE_WORDS
                ? Optional.of(new Headline(level + 1, line, ""))
                : Optional.empty();
    }

    /** All titles end with a mark, or none does: items of lists inside a section are often written the other way. */
    private boolean isOfOneForm(String title) {
        boolean listed = title.endsWith(";")
                || title.endsWith(",")
                || WITH_PAGE.matcher(title).matches();
        return !listed && (marked == null || marked == isMarked(title));
    }

    private static boolean isMarked(String title) {
        return title.endsWith(".") || title.endsWith(":");
    }

    private boolean isDue(String number) {
        int counted = Integer.parseInt(number);
        if (counted != due && !(due < 0 && counted <= 1)) {
            return false;
        }
        due = counted + 1;
        found++;
        return true;
    }

    private static int words(String text) {
        return text.strip().split("\\s+").length;
    }
}
