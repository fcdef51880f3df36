package io.lectern.ingest.chunker;

import io.lectern.ingest.chunker.SoftBorders.Piece;
import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.List;

/** Cuts blocks into segments no longer than a chunk: text at delimiters, tables at rows with their header repeated. */
final class Segments {

    private final int most;
    private final Delimiters delimiters;
    private final TokenCounts tokens;
    private final List<Segment> segments = new ArrayList<>();

    private Segments(ChunkRules rules) {
        this.most = rules.chunkTokens();
        this.delimiters = new Delimiters(rules.delimiter());
        this.tokens = new TokenCounts(rules.estimator());
    }

    static List<Segment> of(List<TextBlock> blocks, ChunkRules rules) {
        Segments segments = new Segments(rules);
        for (TextBlock block : blocks) {
            if (!block.text().isBlank()) {
                segments.add(block);
            }
        }
        return segments.segments;
    }

    private void add(TextBlock block) {
        if (block.kind() == TextBlock.Kind.TABLE) {
            table(block);
        } else {
            text(block);
        }
    }

    private void text(TextBlock block) {
        boolean first = true;
        for (String sentence : delimiters.cut(block.text())) {
            for (Piece piece : SoftBorders.cut(sentence, tokens.of(sentence), most, tokens::of)) {
                segments.add(new Segment(piece.text(), piece.tokens(), block, first));
                first = false;
            }
        }
    }

    private void table(TextBlock block) {
        int whole = tokens.of(block.text());
        if (whole <= most) {
            segments.add(new Segment(block.text(), whole, block, true));
            return;
        }
        List<String> rows = block.text().lines().toList();
        String header = rows.get(0);
        int headerTokens = tokens.of(header);
        // a header that fills half a chunk would be all that is found: then rows stand alone
        boolean repeat = rows.size() > 1 && headerTokens <= most / 2;
        StringBuilder open = new StringBuilder(header);
        int count = headerTokens;
        boolean bare = true;
        for (String row : rows.subList(1, rows.size())) {
            int size = tokens.of(row);
            if (count + size > most && !(repeat && bare)) {
                close(open, count, block);
                open.append(repeat ? header : "");
                count = repeat ? headerTokens : 0;
            }
            open.append(open.length() > 0 ? "\n" : "").append(row);
            count += size;
            bare = false;
        }
        close(open, count, block);
    }

    private void close(StringBuilder rows, int count, TextBlock block) {
        String text = rows.toString();
        rows.setLength(0);
        boolean first = true;
        for (Piece piece : SoftBorders.cut(text, count, most, tokens::of)) {
            segments.add(new Segment(piece.text(), piece.tokens(), block, first));
            first = false;
        }
    }
}
