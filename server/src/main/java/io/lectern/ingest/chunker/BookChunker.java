package io.lectern.ingest.chunker;

import io.lectern.ingest.chunker.Headlines.Headline;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chunk method {@code book}: no chunk reaches over the beginning of a chapter, and its heading is carried through the
 * chapter. Deviation: running heads are left out, that is, lines that repeat a title beside a page number, and page numbers
 * on lines of their own. A list of chapters at the front, one line after another, is no chapter. In a book that does not call
 * its chapters so they are the titles that are numbered one after another.
 */
@ApplicationScoped
class BookChunker implements Chunker {

    private static final Pattern PART =
            words("part|book|volume|teil|buch|band|partie|livre|tome|parte|libro|часть|книга|том", "[部卷]");
    private static final Pattern CHAPTER = words("chapter|kapitel|chapitre|capitolo|capítulo|глава", "[章回]");
    private static final Pattern NAMED = Pattern.compile(
            "(?:abstract|contents|table of contents|acknowledge?ments|dedication|bibliography|index|preface|foreword|prologue|introduction|epilogue|afterword|conclusion|appendix(?:"
                    + " \\w{1,3})?|glossary|vorwort"
                    + "|inhalt|inhaltsverzeichnis|danksagung|einleitung|nachwort|anhang|préface|avant-propos|épilogue|prólogo|epílogo|пролог|эпилог|前言|序言|后记)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-–— ]*(?:(?:page|seite|página|стр\\.?) )?(?:\\d{1,4}|[ivxl]{1,7})[-–— ]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER_BESIDE = Pattern.compile("^\\d{1,4}\\s+|\\s+\\d{1,4}$");
    private static final int LONGEST = 100;
    private static final int SEEN_OFTEN = 3;
    private static final int FEWEST_LISTED = 3;

    /** What a running head of the chapter has in common with its title. */
    private static final Pattern COUNTED = Pattern.compile("\\p{L}+\\s+[\\p{L}\\d-]+|第[^章回部卷]+[章回部卷]");

    private static final int PART_LEVEL = 2;
    private static final int CHAPTER_LEVEL = 3;

    /** What goes on with a sentence that names a chapter. */
    private static final Pattern SENTENCE = Pattern.compile("(?i)\\S+\\s+\\S+\\s+(?:of|in|and|is|was|has|to)\\s.*");

    @Override
    public String method() {
        return "book";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules);
        List<TextBlock> blocks = withoutContents(chapters(doc));
        for (TextBlock block : withoutRunningHeads(blocks, doc.title())) {
            if (HeadingPath.isHeading(block) && block.level() < 6) {
                packer.border();
            }
            packer.add(block);
        }
        return packer.finish();
    }

    private static List<TextBlock> chapters(ParsedDocument doc) {
        List<TextBlock> worded = Headlines.find(doc.blocks(), BookChunker::headline);
        boolean counted = worded.stream()
                .anyMatch(block ->
                        isChapter(block) && !NAMED.matcher(block.text()).matches());
        return counted ? worded : NumberedTitles.titled(doc, CHAPTER_LEVEL).orElse(worded);
    }

    static Optional<Headline> headline(String line) {
        if (line.length() > LONGEST || line.endsWith(",") || line.endsWith(";")) {
            return Optional.empty();
        }
        if (PART.matcher(line).matches()) {
            return Optional.of(new Headline(PART_LEVEL, line, ""));
        }
        if (SENTENCE.matcher(line).matches()) {
            return Optional.empty();
        }
        boolean chapter = CHAPTER.matcher(line).matches()
                || NAMED.matcher(line).matches() && !Character.isLowerCase(line.codePointAt(0));
        return chapter ? Optional.of(new Headline(CHAPTER_LEVEL, line, "")) : Optional.empty();
    }

    /** Chapters one after another, without text, that come again: the table of contents. Its lines are text. */
    private static List<TextBlock> withoutContents(List<TextBlock> blocks) {
        List<TextBlock> result = new ArrayList<>(blocks);
        int end = 0;
        for (int at = 0; at < blocks.size(); at = end + 1) {
            end = at;
            while (end < blocks.size() && isChapter(blocks.get(end))) {
                end++;
            }
            List<Integer> listed = again(blocks, at, end);
            if (listed.size() >= FEWEST_LISTED) {
                listed.forEach(place -> {
                    TextBlock line = blocks.get(place);
                    result.set(place, new TextBlock(Kind.PARAGRAPH, 0, line.page(), line.box(), line.text()));
                });
            }
        }
        return result;
    }

    /** Which of some chapters come again further down. */
    private static List<Integer> again(List<TextBlock> blocks, int from, int to) {
        Set<String> later = new HashSet<>();
        List<Integer> again = new ArrayList<>();
        if (to - from < FEWEST_LISTED) {
            return again;
        }
        blocks.subList(to, blocks.size()).stream()
                .filter(BookChunker::isChapter)
                .forEach(block -> later.add(bare(block.text())));
        for (int at = to - 1; at >= from; at--) {
            if (!later.add(bare(blocks.get(at).text()))) {
                again.add(at);
            }
        }
        return again;
    }

    private static List<TextBlock> withoutRunningHeads(List<TextBlock> blocks, String title) {
        Set<String> titles = new HashSet<>(Set.of(bare(title)));
        blocks.stream().filter(HeadingPath::isHeading).forEach(heading -> titles.add(bare(heading.text())));
        boolean numbered = blocks.stream().filter(BookChunker::isPageNumber).count() >= SEEN_OFTEN;
        Chapters begun = new Chapters();
        return blocks.stream()
                .filter(block -> !(numbered && isPageNumber(block)))
                .filter(block -> !isTitleBesideNumber(block, titles))
                .filter(block -> !isChapter(block) || begun.begins(block))
                .toList();
    }

    /** Which part and chapter a page is in: their titles come again as heads of later pages, in capitals or with a section. */
    private static final class Chapters {

        private String part = "";
        private String chapter = "";

        boolean begins(TextBlock heading) {
            String text = bare(heading.text());
            Matcher counted = COUNTED.matcher(text);
            String name = counted.lookingAt() ? counted.group() : text;
            if (heading.level() == PART_LEVEL) {
                boolean next = !name.equals(part);
                part = name;
                chapter = next ? "" : chapter;
                return next;
            }
            boolean next = !name.equals(chapter);
            chapter = name;
            return next;
        }
    }

    private static boolean isPageNumber(TextBlock block) {
        return isText(block) && PAGE_NUMBER.matcher(block.text().strip()).matches();
    }

    private static boolean isTitleBesideNumber(TextBlock block, Set<String> titles) {
        String text = block.text().strip();
        String beside = NUMBER_BESIDE.matcher(text).replaceAll("");
        return isText(block)
                && !text.contains("\n")
                && !beside.equals(text)
                && !beside.isBlank()
                && titles.contains(bare(beside))
                && !isChapter(block);
    }

    private static boolean isText(TextBlock block) {
        return block.kind() != Kind.TABLE
                && block.kind() != Kind.CODE
                && block.text().length() <= LONGEST;
    }

    private static boolean isChapter(TextBlock block) {
        return block.kind() == Kind.HEADING && (block.level() == PART_LEVEL || block.level() == CHAPTER_LEVEL);
    }

    private static String bare(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static Pattern words(String words, String chinese) {
        return Pattern.compile(
                "(?:(?:" + words
                        + ")\\s+(?:\\d{1,3}|[ivxlcdm]+|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
                        + "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?:-\\w+)?)|第[一二三四五六七八九十百千零〇\\d]+"
                        + chinese + ")(?:\\s*[.:—–-]?\\s*(?:\\p{Lu}|\\p{Lo}|[\"“'(\\d]).*|[.:]?)",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
