package io.lectern.parser.pdf;

import io.lectern.parser.BlockSink;
import io.lectern.parser.Box;
import io.lectern.parser.Ocr;
import io.lectern.parser.ReadOptions;
import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Pages that are pictures: reads them by OCR where it is there, and names those that were not read. */
final class ScannedPages {

    private final BlockSink sink;
    private final boolean embedded;
    private final Ocr ocr;
    private final List<Integer> unread = new ArrayList<>();

    ScannedPages(BlockSink sink, boolean embedded, ReadOptions options) {
        this.sink = sink;
        this.embedded = embedded;
        this.ocr = new Ocr(options);
    }

    void read(PDDocument document, int page) {
        if (!ocr.isThere()) {
            unread.add(page);
            return;
        }
        try {
            send(document, page);
        } catch (IOException | RuntimeException e) {
            // a picture that cannot be drawn or takes too long; the other pages may still be good
            rethrowOurs(e);
            unread.add(page);
        }
    }

    private static void rethrowOurs(Exception e) {
        if (e instanceof RuntimeException known
                && known.getClass().getPackageName().equals(BlockSink.class.getPackageName())) {
            throw known;
        }
    }

    private void send(PDDocument document, int page) throws IOException {
        PdfPicture.Scan scan = PdfPicture.scan(document, page);
        Path picture = Files.createTempFile("page", ".png");
        try {
            ImageIO.write(scan.picture(), "png", picture.toFile());
            for (Ocr.Paragraph paragraph : ocr.read(picture)) {
                Box box = paragraph.box();
                float scale = scan.scale();
                sink.block(
                        Kind.PARAGRAPH,
                        0,
                        embedded ? 0 : page,
                        embedded
                                ? null
                                : new Box(
                                        box.left() / scale,
                                        box.top() / scale,
                                        box.right() / scale,
                                        box.bottom() / scale),
                        joined(paragraph.text()));
            }
        } finally {
            Files.deleteIfExists(picture);
        }
        sink.note("Pages without text were read by OCR, which makes mistakes.");
    }

    private static String joined(String lines) {
        StringBuilder text = new StringBuilder();
        lines.lines().forEach(line -> LineJoin.append(text, line));
        return text.toString();
    }

    void tell() {
        if (unread.isEmpty() || sink.characters() == 0) {
            return;
        }
        sink.note("No text on " + PdfReader.listed(unread)
                + (ocr.isThere()
                        ? ", which hold pictures that OCR could not read."
                        : ", which hold pictures only; they need OCR, which is not set up."));
    }
}
