package io.lectern.ingest.chunker;

import io.lectern.parser.Box;
import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes chunks of blocks: puts segments together until the token limit is reached. Headings go with the text that follows
 * them; a chunk that begins inside a section carries the section's headings as context. One for each document.
 */
final class Packer {

    /** What headings may take of a chunk's tokens. */
    private static final int CONTEXT_SHARE = 4;

    private final int most;
    private final boolean carriesHeadings;
    private final TokenCounts tokens;
    private final Segments segments;
    private final List<ChunkDraft> chunks = new ArrayList<>();
    private final List<Segment> open = new ArrayList<>();
    private int count;
    private Context context = Context.NONE;
    private List<String> keywords = List.of();
    private List<String> questions = List.of();

    Packer(ChunkRules rules) {
        this(rules, true);
    }

    /** @param carriesHeadings whether chunks have a context */
    Packer(ChunkRules rules, boolean carriesHeadings) {
        this.most = rules.chunkTokens();
        this.carriesHeadings = carriesHeadings;
        this.tokens = new TokenCounts(rules.estimator());
        this.segments = new Segments(rules);
    }

    /** Every block, with no border but the limit. */
    static List<ChunkDraft> all(List<TextBlock> blocks, ChunkRules rules) {
        Packer packer = new Packer(rules);
        blocks.forEach(packer::add);
        return packer.finish();
    }

    void add(TextBlock block) {
        segments.of(block).forEach(this::add);
    }

    /** Blocks that are one chunk by themselves, whatever their length. */
    void whole(List<TextBlock> blocks) {
        whole(blocks, List.of(), List.of());
    }

    void whole(List<TextBlock> blocks, List<String> itsKeywords, List<String> itsQuestions) {
        close();
        for (TextBlock block : blocks) {
            segments.whole(block).ifPresent(this::open);
        }
        keywords = itsKeywords;
        questions = itsQuestions;
        close();
    }

    /** What comes next begins a chunk; headings that wait for their text wait on. */
    void border() {
        if (!open.stream().allMatch(Segment::isHeading)) {
            close();
        }
    }

    /** Headings that wait for their text become context only, if what comes next can carry them. */
    void dropHeadings() {
        if (!open.isEmpty() && open.stream().allMatch(Segment::isHeading) && count <= most / CONTEXT_SHARE) {
            open.clear();
            count = 0;
        }
    }

    /** What comes next begins a chunk in any case. */
    void close() {
        StringBuilder text = new StringBuilder();
        Map<TextBlock, Boolean> blocks = new LinkedHashMap<>();
        for (Segment segment : open) {
            if (segment.first() && text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
            text.append(segment.text());
            if (!segment.text().isBlank()) {
                blocks.put(segment.block(), true);
            }
        }
        String content = text.toString().strip();
        if (!content.isEmpty()) {
            List<TextBlock> sources = List.copyOf(blocks.keySet());
            chunks.add(new ChunkDraft(
                    context.text(), content, count, sources.get(0).page(), positions(sources), keywords, questions));
        }
        keywords = List.of();
        questions = List.of();
        open.clear();
        count = 0;
        context = Context.NONE;
    }

    List<ChunkDraft> finish() {
        close();
        return chunks;
    }

    private void add(Segment segment) {
        if (!open.isEmpty() && count + segment.tokens() > most) {
            List<Segment> headings = endingHeadings();
            close();
            headings.forEach(this::open);
            if (count + segment.tokens() > most && count > most / 2) {
                close();
            }
        }
        open(segment);
    }

    private void open(Segment segment) {
        if (open.isEmpty()) {
            context = carriesHeadings ? context(segment.path()) : Context.NONE;
            count = context.tokens();
        }
        open.add(segment);
        count += segment.tokens();
    }

    /** Takes the headings off the end, unless nothing else is there. */
    private List<Segment> endingHeadings() {
        int at = open.size();
        while (at > 0 && open.get(at - 1).isHeading()) {
            at--;
        }
        List<Segment> tail = open.subList(at, open.size());
        List<Segment> headings = List.copyOf(tail);
        count -= headings.stream().mapToInt(Segment::tokens).sum();
        tail.clear();
        return headings;
    }

    /** The innermost headings, as many as fit into their share. */
    private Context context(List<String> path) {
        for (int from = 0; from < path.size(); from++) {
            String text = String.join(ChunkDraft.PATH, path.subList(from, path.size()));
            int size = tokens.of(text);
            if (size <= most / CONTEXT_SHARE) {
                return new Context(text, size);
            }
        }
        return Context.NONE;
    }

    static List<int[]> positions(List<TextBlock> blocks) {
        Map<String, int[]> positions = new LinkedHashMap<>();
        for (TextBlock block : blocks) {
            Box box = block.box();
            if (box != null) {
                positions.putIfAbsent(block.page() + " " + box, new int[] {
                    block.page(),
                    Math.round(box.left()),
                    Math.round(box.right()),
                    Math.round(box.top()),
                    Math.round(box.bottom())
                });
            }
        }
        return List.copyOf(positions.values());
    }

    private record Context(String text, int tokens) {
        static final Context NONE = new Context("", 0);
    }
}
