package io.lectern.ingest.chunker;

import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The headings that hold at a place of a document. A heading ends those of its depth and deeper; an embedded file counts as
 * a heading above all of its own, so the mail around an attachment is never forgotten.
 */
final class HeadingPath {

    /** More than the deepest heading level, so that headings inside a file never end the file's name. */
    private static final int PER_FILE = 10;

    private final List<Open> open = new ArrayList<>();
    private int fileRank;
    private List<String> texts = List.of();

    static boolean isHeading(TextBlock block) {
        return block.kind() == TextBlock.Kind.HEADING || block.kind() == TextBlock.Kind.FILE;
    }

    /** The headings above the block, which afterwards counts itself if it is one. */
    List<String> above(TextBlock block) {
        if (!isHeading(block)) {
            return texts;
        }
        boolean file = block.kind() == TextBlock.Kind.FILE;
        int rank = file ? PER_FILE * block.level() : fileRank + Math.max(1, block.level());
        fileRank = file ? rank : fileRank;
        open.removeIf(heading -> heading.rank() >= rank);
        List<String> above = open.stream().map(Open::text).toList();
        open.add(new Open(rank, block.text().replace('\n', ' ')));
        texts = open.stream().map(Open::text).toList();
        return above;
    }

    private record Open(int rank, String text) {}
}
