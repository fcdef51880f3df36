package io.lectern.parser.pdf;

import io.lectern.parser.BlockSink;
import io.lectern.parser.Box;
import io.lectern.parser.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/**
 * Reads one PDF page by page. A few pages are held back so that running heads and the size of the running text are known
 * before the first page is sent; memory does not grow with the number of pages.
 */
public class PdfReader {

    /** Pages held back. With heads that differ on left and right pages, three of a kind lie within seven pages. */
    private static final int AHEAD = 6;

    private static final int DEEPEST_FORM = 4;

    private final BlockSink sink;
    private final boolean embedded;
    private final ReadOptions options;
    private final ScannedPages scans;
    private final Remarks remarks;
    private final RunningHeads heads = new RunningHeads();
    private final Map<Integer, Integer> charactersBySize = new HashMap<>();
    private final Deque<PageRuns> held = new ArrayDeque<>();
    private final List<Integer> unreadable = new ArrayList<>();

    /** @param embedded a part of another document: it has no pages of its own then */
    public PdfReader(BlockSink sink, boolean embedded, ReadOptions options) {
        this.sink = sink;
        this.embedded = embedded;
        this.options = options;
        this.scans = new ScannedPages(sink, embedded, options);
        this.remarks = new Remarks(sink, embedded);
    }

    /**
     * Sends the blocks of every page.
     *
     * @throws IOException when the file is no readable PDF; an InvalidPasswordException when it is locked
     */
    public void read(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (!embedded) {
                sink.title(document.getDocumentInformation().getTitle());
            }
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                throw new IOException("The PDF has no pages");
            }
            PageGlyphs glyphs = new PageGlyphs(document);
            // pages around the wanted ones are looked at for what they repeat
            int last = options.lastPage() == 0 ? pages : Math.min(pages, options.lastPage() + AHEAD);
            for (int page = Math.max(1, options.firstPage() - AHEAD); page <= last; page++) {
                hold(runs(document, glyphs, page));
                if (held.size() > AHEAD) {
                    release(document);
                }
                if (!embedded && options.wants(page)) {
                    sink.progress(page, pages);
                }
            }
            while (!held.isEmpty()) {
                release(document);
            }
            if (options.lastPage() == 0 || options.lastPage() >= pages) {
                remarks.sendForm(document);
            }
        }
        tell();
    }

    private PageRuns runs(PDDocument document, PageGlyphs glyphs, int number) {
        try {
            PDPage page = document.getPage(number - 1);
            return runs(page, glyphs.of(page), number);
        } catch (IOException
                | IllegalArgumentException
                | ClassCastException
                | IndexOutOfBoundsException
                | NullPointerException
                | IllegalStateException
                | NegativeArraySizeException e) {
            // what a broken page throws is up to PDFBox; the other pages may still be good
            unreadable.add(number);
            return new PageRuns(number, 0, false, false, List.of(), List.of());
        }
    }

    private PageRuns runs(PDPage page, Map<Integer, List<Glyph>> byDirection, int number) throws IOException {
        int main = byDirection.entrySet().stream()
                .max((a, b) -> Integer.compare(a.getValue().size(), b.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse(0);
        List<List<Run>> turned = new ArrayList<>();
        byDirection.forEach((direction, glyphs) -> {
            if (direction != main) {
                turned.add(Runs.of(glyphs));
            }
        });
        List<Run> upright = byDirection.containsKey(main) ? Runs.of(byDirection.get(main)) : List.of();
        float height = main % 180 == 0
                ? page.getCropBox().getHeight()
                : page.getCropBox().getWidth();
        turned.removeIf(List::isEmpty);
        return new PageRuns(
                number,
                height,
                main == page.getRotation(),
                upright.isEmpty() && hasPicture(page.getResources(), 0),
                upright,
                turned);
    }

    /** Looks into forms as well: many programs put what they scan or print into one. */
    private static boolean hasPicture(PDResources resources, int depth) throws IOException {
        if (resources == null || depth > DEEPEST_FORM) {
            return false;
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)
                    || resources.getXObject(name) instanceof PDFormXObject form
                            && hasPicture(form.getResources(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private void hold(PageRuns page) {
        heads.see(page);
        for (Run run : page.upright()) {
            charactersBySize.merge(Math.round(run.size() * 2), run.text().length(), Integer::sum);
        }
        held.add(page);
    }

    private void release(PDDocument document) {
        PageRuns page = held.remove();
        if (!options.wants(page.page())) {
            return;
        }
        text(document, page);
        remarks.send(document, page.page());
    }

    private void text(PDDocument document, PageRuns page) {
        if (page.isBlank()) {
            if (page.pictures()) {
                scans.read(document, page.page());
            }
            return;
        }
        float body = body();
        List<Run> runs = heads.without(page);
        if (!runs.isEmpty()) {
            for (List<Run> zone : Columns.order(runs)) {
                send(Paragraphs.of(zone, body), page.page(), page.placed());
            }
        }
        for (List<Run> turned : page.turned()) {
            send(Paragraphs.of(turned, body), page.page(), false);
        }
    }

    private void send(List<PageBlock> blocks, int page, boolean placed) {
        for (PageBlock block : blocks) {
            Box box = placed && !embedded ? block.box() : null;
            sink.block(block.kind(), Math.min(block.level(), 6), embedded ? 0 : page, box, block.text());
        }
    }

    /** The size most characters of the pages seen so far have. */
    private float body() {
        return charactersBySize.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey() / 2f)
                .orElse(10f);
    }

    private void tell() {
        scans.tell();
        if (!unreadable.isEmpty()) {
            if (sink.characters() == 0) {
                throw new IllegalStateException("None of its pages could be read");
            }
            sink.note("Could not read " + listed(unreadable) + "; the PDF is damaged there.");
        }
    }

    static String listed(List<Integer> pages) {
        String first = pages.stream().limit(20).map(String::valueOf).collect(Collectors.joining(", "));
        return (pages.size() == 1 ? "page " : "pages ")
                + first
                + (pages.size() > 20 ? " and " + (pages.size() - 20) + " more" : "");
    }
}
