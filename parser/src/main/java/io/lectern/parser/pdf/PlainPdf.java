package io.lectern.parser.pdf;

import io.lectern.parser.BlockSink;
import io.lectern.parser.ReadOptions;
import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a PDF without regard to its layout: the text of a page in the order it is drawn, one paragraph for each page. */
public final class PlainPdf {

    private final BlockSink sink;
    private final boolean embedded;
    private final ReadOptions options;

    public PlainPdf(BlockSink sink, boolean embedded, ReadOptions options) {
        this.sink = sink;
        this.embedded = embedded;
        this.options = options;
    }

    /** @throws IOException when the file is no readable PDF */
    public void read(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = options.firstPage(); page <= pages && options.wants(page); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                sink.block(Kind.PARAGRAPH, 0, embedded ? 0 : page, stripper.getText(document));
                if (!embedded) {
                    sink.progress(page, pages);
                }
            }
        }
    }
}
