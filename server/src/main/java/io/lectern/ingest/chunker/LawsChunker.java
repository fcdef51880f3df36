package io.lectern.ingest.chunker;

import io.lectern.ingest.chunker.Headlines.Headline;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chunk method {@code laws}: an article is a chunk, and parts, chapters and sections above it are its context. Known are the
 * words of English, German, French, Spanish, Italian, Russian and Chinese laws. In a text without them, as contracts and
 * licences are, clauses that are numbered one after another are its articles ({@link NumberedTitles}).
 */
@ApplicationScoped
class LawsChunker implements Chunker {

    private static final String NUMBER =
            "(?:(?:[lrd]\\.?\\s?)?\\d+(?:[.-]\\d+)*(?:[a-z]|bis|ter|quater)?|[ivxlcdm]+|one|two|three|four|five|six|seven"
                    + "|eight|nine|ten|premier|première)\\b";
    private static final String ORDINAL =
            "(?:erste|zweite|dritte|vierte|fünfte|sechste|siebte|achte|neunte|zehnte)[rs]?\\s+";
    private static final String CHINESE = "第[一二三四五六七八九十百千零〇两\\d]+\\s?";

    /** The words of each depth, the outermost first; level 1 is the law's own title. */
    private static final List<Pattern> DEPTHS = List.of(
            depth(
                    "part|title|book|teil|buch|partie|titre|livre|titolo|parte|libro|título|часть|книга",
                    "teil|buch",
                    "[编編]"),
            depth("chapter|kapitel|chapitre|capitolo|capítulo|глава", "kapitel", "章"),
            depth("section|division|abschnitt|sezione|sección|раздел", "abschnitt", "[节節]"),
            depth("titel|untertitel|unterabschnitt|subsection|subpart", "titel|untertitel", "款"),
            depth(
                    "article|art\\.|artikel|articolo|artículo|статья|clause|rule|regulation|sec\\.|§§?",
                    "artikel",
                    "[条條]"));

    private static final int LONGEST_TITLE = 100;

    /** A contract may name one section of another text at the beginning of a line. */
    private static final int FEWEST_WORDED = 2;

    private static final int FEWEST_HEADINGS = 3;

    /** Of a title that a full stop parts from its number; more are a sentence. */
    private static final int MOST_TITLE_WORDS = 4;

    @Override
    public String method() {
        return "laws";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules);
        for (TextBlock block : articles(doc)) {
            // a heading below an article is a part of it, its title for instance
            if (HeadingPath.isHeading(block) && block.level() < DEPTHS.size() + 2) {
                packer.border();
            }
            packer.add(block);
        }
        return packer.finish();
    }

    private static List<TextBlock> articles(ParsedDocument doc) {
        List<TextBlock> worded = Headlines.find(doc.blocks(), LawsChunker::headline);
        long articles = worded.stream()
                .filter(block -> block.kind() == Kind.HEADING)
                .filter(block -> headline(block.text()).isPresent())
                .count();
        if (articles >= FEWEST_WORDED) {
            return worded;
        }
        if (hasHeadings(doc)) {
            return doc.blocks();
        }
        int level = DEPTHS.size() + 1;
        return NumberedTitles.titled(doc, level)
                .or(() -> NumberedTitles.untitled(doc, level))
                .orElse(worded);
    }

    /** Then they are its articles: in a PDF they can be seen. */
    private static boolean hasHeadings(ParsedDocument doc) {
        return doc.blocks().stream().filter(HeadingPath::isHeading).count() >= FEWEST_HEADINGS;
    }

    static Optional<Headline> headline(String line) {
        for (int depth = 0; depth < DEPTHS.size(); depth++) {
            Matcher matcher = DEPTHS.get(depth).matcher(line);
            if (matcher.lookingAt() && begins(line.substring(matcher.end()))) {
                return Optional.of(headline(line, matcher.end(), depth + 2));
            }
        }
        return Optional.empty();
    }

    /** A title stays with its number; a sentence that follows it is text. */
    private static Headline headline(String line, int end, int level) {
        int words = line.substring(end).strip().split("\\s+").length;
        boolean marked = line.substring(0, end).matches(".*[.:)]\\s*");
        // Section 1 – Definitions.
        boolean dashed = line.substring(0, end).matches(".*[—–]\\s*")
                && !line.substring(end).matches(".*[.;:]\\s.*");
        boolean title = line.length() <= LONGEST_TITLE
                && (dashed || !line.matches(".*[.;:,。；：，]\\s*") && (!marked || words <= MOST_TITLE_WORDS));
        return title ? new Headline(level, line, "") : new Headline(level, line.substring(0, end), line.substring(end));
    }

    /** What follows the number: nothing, a mark, or a title; a small letter goes on with a sentence that names a provision. */
    private static boolean begins(String rest) {
        // Section 6(a) is named, not begun
        if (rest.matches("(?s)(?:\\([a-z\\d]{1,4}\\)|[,;]).*")) {
            return false;
        }
        String text = rest.strip();
        return text.isEmpty()
                || !Character.isLowerCase(text.codePointAt(0))
                        && !text.matches("(?s)(?:Abs|Satz|Nr|Absatz|of|and)\\b.*");
    }

    private static Pattern depth(String words, String afterOrdinals, String chinese) {
        return Pattern.compile(
                "(?:(?:" + words + ")\\s*" + NUMBER + "|" + ORDINAL + "(?:" + afterOrdinals + ")\\b|" + CHINESE
                        + chinese + ")(?:\\s*[.:)—–-])?",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
