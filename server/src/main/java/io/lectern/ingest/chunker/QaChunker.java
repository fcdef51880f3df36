package io.lectern.ingest.chunker;

import io.lectern.common.InvalidException;
import io.lectern.ingest.chunker.Pairs.Pair;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.TextBlock;
import io.lectern.parser.TextBlock.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Chunk method {@code qa}: a question with its answer is a chunk, the question is what it is found by. Pairs are the rows of
 * tables with two columns (XLSX, CSV, text with tabs), texts that begin with Q: and A:, headings with what stands below them
 * (MD, DOCX, PDF), or else questions that end with a question mark. Deviation: the words Question and Answer are added; text
 * outside of pairs is cut as {@code naive} does.
 */
@ApplicationScoped
class QaChunker implements Chunker {

    @Override
    public String method() {
        return "qa";
    }

    @Override
    public int defaultTokens() {
        return SECTION_TOKENS;
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        Packer packer = new Packer(rules, false);
        Questions.Form form = Questions.formOf(doc.blocks());
        Questions questions = new Questions(packer, form);
        // below headings a table is part of the text, unless it says that it is more
        boolean rowsArePairs = doc.isSpreadsheet() || form != Questions.Form.HEADINGS;
        for (TextBlock block : doc.blocks()) {
            List<Pair> pairs = isRow(block) && (rowsArePairs || Pairs.headed(block)) ? Pairs.of(block) : List.of();
            if (pairs.stream().allMatch(pair -> pair.first().isEmpty())) {
                questions.text(block);
            } else {
                questions.end();
                pairs.forEach(pair -> questions.pair(pair, block));
            }
        }
        questions.end();
        if (!questions.any() && !doc.blocks().isEmpty()) {
            throw new InvalidException(
                    "chunk_method",
                    "Chunk method qa found no question with an answer. It reads tables of two columns (XLSX, CSV, text"
                            + " with tabs), texts with Q: and A:, and headings with their text; use naive for this"
                            + " document.");
        }
        return packer.finish();
    }

    /** A table of one row arrives as a line of text. */
    private static boolean isRow(TextBlock block) {
        return block.kind() == Kind.TABLE
                || block.kind() == Kind.PARAGRAPH
                        && block.text().indexOf(" | ") > 0
                        && !block.text().contains("\n")
                        && Rows.cells(block.text()).size() == 2;
    }
}
