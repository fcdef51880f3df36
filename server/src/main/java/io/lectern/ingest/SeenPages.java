package io.lectern.ingest;

import io.lectern.ingest.enrichment.PageReading;
import io.lectern.ingest.parser.ForkedParser;
import io.lectern.ingest.parser.ParseFailure;
import io.lectern.ingest.parser.ParsedDocument;
import io.lectern.parser.FailureReason;
import io.lectern.parser.MarkdownText;
import io.lectern.parser.ReadOptions;
import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads a PDF as {@code layout_recognize} with a vision model's name says: each page is drawn, and the model writes it down. */
final class SeenPages {

    /** So many pictures are held at a time. */
    private static final int DRAWN = 8;

    /** Models like to put all of it into a block of code. */
    private static final Pattern FENCED = Pattern.compile("(?s)\\s*```\\w*\\R(.*?)\\s*```\\s*");

    private final ForkedParser parser;
    private final IngestTask task;
    private final ParserSettings settings;
    private final PageReading reading;
    private final JobWatch watch;
    private int pages;

    SeenPages(ForkedParser parser, IngestTask task, ParserSettings settings, PageReading reading, JobWatch watch) {
        this.parser = parser;
        this.task = task;
        this.settings = settings;
        this.reading = reading;
        this.watch = watch;
    }

    /** @throws ParseFailure when a page cannot be drawn, or the model finds text on none */
    ParsedDocument read() throws ParseFailure {
        count();
        List<Integer> wanted = IntStream.rangeClosed(1, pages)
                .filter(page -> settings.pages().stream().anyMatch(range -> range.holds(page)))
                .boxed()
                .toList();
        List<TextBlock> blocks = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += DRAWN) {
            List<Integer> some = wanted.subList(from, Math.min(from + DRAWN, wanted.size()));
            watch.report(
                    IngestService.RECEIVED + (Stages.READ - IngestService.RECEIVED) * from / wanted.size(),
                    "Reading page " + some.get(0) + " of " + pages + " with the vision model.");
            List<String> texts = reading.read(drawn(some));
            for (int i = 0; i < texts.size(); i++) {
                blocks.addAll(MarkdownText.blocks(unfenced(texts.get(i)), some.get(i)));
            }
        }
        if (blocks.isEmpty()) {
            throw new ParseFailure(FailureReason.EMPTY, "The vision model found no text on any page.");
        }
        return new ParsedDocument("application/pdf", "", pages, blocks, List.of());
    }

    private static String unfenced(String text) {
        Matcher fenced = FENCED.matcher(text);
        return fenced.matches() ? fenced.group(1) : text;
    }

    /** The first page without its layout tells how many there are, also where it holds no text. */
    private void count() throws ParseFailure {
        ReadOptions first = ReadOptions.ALL.withLayout(false).withPages(1, 1);
        try {
            parser.parse(task.file(), task.name(), first, (page, of) -> pages = of, watch::lost);
        } catch (ParseFailure failure) {
            if (failure.reason() != FailureReason.EMPTY || pages == 0) {
                throw failure;
            }
        }
    }

    private List<PageReading.DrawnPage> drawn(List<Integer> some) throws ParseFailure {
        List<PageReading.DrawnPage> drawn = new ArrayList<>();
        for (int page : some) {
            drawn.add(new PageReading.DrawnPage(
                    task.file().getFileName() + " page " + page,
                    parser.picture(task.file(), task.name(), page, watch::lost)));
        }
        return drawn;
    }
}
