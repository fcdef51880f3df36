package io.lectern.ingest.chunker;

import io.lectern.ingest.chunker.SoftBorders.Piece;
import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts blocks into segments no longer than a chunk: text at delimiters, tables at rows with their header repeated. Knows
 * the headings above each. One for each document.
 */
final class Segments {

    private final int most;
    private final boolean html;
    private final Delimiters delimiters;
    private final TokenCounts tokens;
    private final HeadingPath headings = new HeadingPath();
    private List<Segment> segments = new ArrayList<>();
    private List<String> path = List.of();

    Segments(ChunkRules rules) {
        this.most = rules.chunkTokens();
        this.html = rules.htmlTables();
        this.delimiters = new Delimiters(rules.delimiter());
        this.tokens = new TokenCounts(rules.estimator());
    }

    /** The segments of the next block. */
    List<Segment> of(TextBlock block) {
        segments = new ArrayList<>();
        if (!block.text().isBlank()) {
            path = headings.above(block);
            if (block.kind() == TextBlock.Kind.TABLE) {
                table(block);
            } else {
                text(block);
            }
        }
        return segments;
    }

    /** The next block as one segment, whatever its length. */
    Optional<Segment> whole(TextBlock block) {
        if (block.text().isBlank()) {
            return Optional.empty();
        }
        path = headings.above(block);
        String text = block.kind() == TextBlock.Kind.TABLE ? form(block.text()) : block.text();
        return Optional.of(new Segment(text, tokens.of(text), block, true, path));
    }

    private void text(TextBlock block) {
        boolean first = true;
        for (String sentence : delimiters.cut(block.text())) {
            for (Piece piece : SoftBorders.cut(sentence, tokens.of(sentence), most, tokens::of)) {
                segments.add(new Segment(piece.text(), piece.tokens(), block, first, path));
                first = false;
            }
        }
    }

    private void table(TextBlock block) {
        String whole = form(block.text());
        int size = tokens.of(whole);
        if (size <= most) {
            segments.add(new Segment(whole, size, block, true, path));
            return;
        }
        List<String> rows = block.text().lines().toList();
        String header = rows.get(0);
        int headerTokens = tokens.of(form(header));
        // a header that fills half a chunk would be all that is found: then rows stand alone
        boolean repeat = rows.size() > 1 && headerTokens <= most / 2;
        StringBuilder open = new StringBuilder(header);
        int count = headerTokens;
        boolean bare = true;
        for (String row : rows.subList(1, rows.size())) {
            int rowTokens = tokens.of(html ? HtmlTable.row(row) : row);
            if (count + rowTokens > most && !(repeat && bare)) {
                close(open, count, block);
                open.append(repeat ? header : "");
                count = repeat ? headerTokens : 0;
            }
            open.append(open.length() > 0 ? "\n" : "").append(row);
            count += rowTokens;
            bare = false;
        }
        close(open, count, block);
    }

    private void close(StringBuilder rows, int count, TextBlock block) {
        String text = form(rows.toString());
        rows.setLength(0);
        if (html) {
            // markup that is cut is no markup: a row that is too long stays whole
            segments.add(new Segment(text, count, block, true, path));
            return;
        }
        boolean first = true;
        for (Piece piece : SoftBorders.cut(text, count, most, tokens::of)) {
            segments.add(new Segment(piece.text(), piece.tokens(), block, first, path));
            first = false;
        }
    }

    private String form(String table) {
        return html ? HtmlTable.of(table) : table;
    }
}
