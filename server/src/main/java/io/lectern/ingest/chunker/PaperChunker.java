package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chunk method {@code paper}: title and authors are a chunk, the abstract is one and never cut, each section begins one, and
 * references share none with the text. The title is context of everything.
 */
@ApplicationScoped
class PaperChunker implements Chunker {

    private static final Pattern ABSTRACT = Pattern.compile(
            "(?s)(?:abstract|summary|zusammenfassung|kurzfassung|résumé|resumen|riassunto|аннотация|摘\\s?要|要旨)(?![\\p{L}\\p{N}]).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern AFTER_ABSTRACT = Pattern.compile(
            "(?s)(?:\\W*(?:\\d+|i)\\W*)?(?:introduction|einleitung|keywords|key words|index terms|ccs"
                    + " concepts|schlüsselwörter|关键词)(?![\\p{L}]).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern REFERENCES = Pattern.compile(
            "(?:\\d+\\.?\\s*|[ivx]+\\.\\s*)?(?:references|bibliography|literature cited|works"
                    + " cited|literatur|literaturverzeichnis|références|bibliographie|referencias|список"
                    + " литературы|参考文献)\\s*[.:]?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** How far from the beginning an abstract may start, and how many blocks long it may be. */
    private static final int FRONT = 40;

    @Override
    public String method() {
        return "paper";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        List<TextBlock> blocks = belowTitle(doc.blocks());
        Packer packer = new Packer(rules);
        int at = 0;
        int begin = abstractBegin(blocks);
        if (begin >= 0) {
            int end = abstractEnd(blocks, begin);
            if (begin > 0) {
                packer.whole(blocks.subList(0, begin));
            }
            packer.whole(blocks.subList(begin, end));
            at = end;
        }
        for (TextBlock block : blocks.subList(at, blocks.size())) {
            if (HeadingPath.isHeading(block)) {
                packer.border();
            }
            packer.add(block);
        }
        return packer.finish();
    }

    /** The first heading stands above all others; "References" is a heading whatever it looks like. */
    private static List<TextBlock> belowTitle(List<TextBlock> blocks) {
        List<TextBlock> result = new ArrayList<>();
        boolean titled = false;
        for (TextBlock block : blocks) {
            boolean references = block.kind() != Kind.TABLE
                    && REFERENCES.matcher(block.text().strip()).matches();
            if (block.kind() == Kind.HEADING || references) {
                int level = references ? 2 : titled ? Math.max(2, block.level()) : 1;
                result.add(new TextBlock(Kind.HEADING, level, block.page(), block.box(), block.text()));
                titled = true;
            } else {
                result.add(block);
            }
        }
        return result;
    }

    private static int abstractBegin(List<TextBlock> blocks) {
        for (int i = 0; i < Math.min(FRONT, blocks.size()); i++) {
            if (ABSTRACT.matcher(blocks.get(i).text()).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static int abstractEnd(List<TextBlock> blocks, int begin) {
        int end = begin + 1;
        while (end < blocks.size()
                && end < begin + FRONT
                && !HeadingPath.isHeading(blocks.get(end))
                && !AFTER_ABSTRACT.matcher(blocks.get(end).text()).matches()) {
            end++;
        }
        return end;
    }
}
