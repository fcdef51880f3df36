package io.lectern.ingest.chunker;

import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.Box;
import io.lectern.parser.TextBlock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chunk method {@code naive} (contracts/aibuilder.md 2.2): pieces between delimiters are put together until the token limit
 * is reached. Headings go with the text that follows them; a table stays whole if it fits.
 */
@ApplicationScoped
class NaiveChunker implements Chunker {

    @Override
    public String method() {
        return "naive";
    }

    @Override
    public List<ChunkDraft> chunk(ParsedDocument doc, ChunkRules rules) {
        List<ChunkDraft> chunks = new ArrayList<>();
        List<Segment> open = new ArrayList<>();
        int count = 0;
        for (Segment segment : Segments.of(doc.blocks(), rules)) {
            if (!open.isEmpty() && count + segment.tokens() > rules.chunkTokens()) {
                List<Segment> headings = endingHeadings(open);
                close(open, chunks);
                open.addAll(headings);
                count = headings.stream().mapToInt(Segment::tokens).sum();
                if (count + segment.tokens() > rules.chunkTokens() && count > rules.chunkTokens() / 2) {
                    close(open, chunks);
                    count = 0;
                }
            }
            open.add(segment);
            count += segment.tokens();
        }
        close(open, chunks);
        return chunks;
    }

    /** Takes the headings off the end, unless nothing else is there. */
    private static List<Segment> endingHeadings(List<Segment> open) {
        int at = open.size();
        while (at > 0 && open.get(at - 1).isHeading()) {
            at--;
        }
        List<Segment> tail = open.subList(at, open.size());
        List<Segment> headings = List.copyOf(tail);
        tail.clear();
        return headings;
    }

    private static void close(List<Segment> open, List<ChunkDraft> chunks) {
        StringBuilder text = new StringBuilder();
        Set<TextBlock> blocks = new LinkedHashSet<>();
        int tokens = 0;
        for (Segment segment : open) {
            if (segment.first() && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            text.append(segment.text());
            tokens += segment.tokens();
            if (!segment.text().isBlank()) {
                blocks.add(segment.block());
            }
        }
        open.clear();
        String content = text.toString().strip();
        if (!content.isEmpty()) {
            int page = blocks.iterator().next().page();
            chunks.add(new ChunkDraft(content, tokens, page, positions(blocks)));
        }
    }

    private static List<int[]> positions(Set<TextBlock> blocks) {
        List<int[]> positions = new ArrayList<>();
        for (TextBlock block : blocks) {
            Box box = block.box();
            if (box != null) {
                positions.add(new int[] {
                    block.page(),
                    Math.round(box.left()),
                    Math.round(box.right()),
                    Math.round(box.top()),
                    Math.round(box.bottom())
                });
            }
        }
        return positions;
    }
}
