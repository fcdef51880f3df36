package io.lectern.ingest;

import io.lectern.ingest.parser.ForkedParser;
import io.lectern.ingest.parser.ParseFailure;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.FailureReason;
import io.lectern.parser.ReadOptions;
import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads one job's document as its settings say: with or without layout, some pages or all, at once or in slices. Each slice
 * of a PDF has the parser's whole time and memory to itself, so a long one is bounded by its slices.
 */
final class DocumentText {

    private static final String PDF = "application/pdf";

    private final ForkedParser parser;
    private final IngestTask task;
    private final ParserSettings settings;
    private final JobWatch watch;
    private final double share;
    private final List<ParsedDocument> slices = new ArrayList<>();
    private ParseFailure empty;
    private int total;

    /** @param share how much of the job reading is, 0 to 1 */
    DocumentText(ForkedParser parser, IngestTask task, ParserSettings settings, JobWatch watch, double share) {
        this.parser = parser;
        this.task = task;
        this.settings = settings;
        this.watch = watch;
        this.share = share;
    }

    /** @throws ParseFailure when no page gives text, with the reason */
    ParsedDocument read() throws ParseFailure {
        for (PageRange range : settings.pages()) {
            boolean goesOn = true;
            for (int from = range.first(); goesOn; from += settings.pagesPerSlice()) {
                int to = Math.min(range.last(), from + settings.pagesPerSlice() - 1);
                goesOn = slice(from, to) && to < Math.min(range.last(), total);
            }
        }
        if (slices.isEmpty()) {
            throw empty;
        }
        ParsedDocument whole = joined();
        if (whole.blocks().isEmpty()) {
            throw new ParseFailure(FailureReason.EMPTY, "The pages that `pages` names hold no text.");
        }
        return whole;
    }

    /** @return whether the file may have pages after these */
    private boolean slice(int from, int to) throws ParseFailure {
        ReadOptions options =
                ReadOptions.ALL.withLayout(settings.layout()).withPages(from, to == Integer.MAX_VALUE ? 0 : to);
        try {
            ParsedDocument slice = parser.parse(task.file(), task.name(), options, this::progress, watch::lost);
            slices.add(slice);
            total = slice.pageCount();
            return slice.mediaType().startsWith(PDF);
        } catch (ParseFailure failure) {
            if (failure.reason() != FailureReason.EMPTY) {
                throw failure;
            }
            empty = failure;
            return total > 0;
        }
    }

    private void progress(int page, int pages) {
        total = Math.max(total, pages);
        double read = pages <= 0 ? 0.5 : Math.min(1.0, (double) page / pages);
        watch.report(0.01 + (share - 0.01) * read, "Reading page " + page + (pages > 0 ? " of " + pages : "") + ".");
    }

    private ParsedDocument joined() {
        List<TextBlock> blocks = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (ParsedDocument slice : slices) {
            notes.addAll(slice.notes());
            for (TextBlock block : slice.blocks()) {
                if (block.page() == 0 || settings.pages().stream().anyMatch(range -> range.holds(block.page()))) {
                    blocks.add(block);
                }
            }
        }
        ParsedDocument first = slices.get(0);
        return new ParsedDocument(first.mediaType(), first.title(), first.pageCount(), blocks, List.copyOf(notes));
    }
}
