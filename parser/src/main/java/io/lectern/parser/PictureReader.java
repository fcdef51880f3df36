package io.lectern.parser;

import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.mime.MediaType;

/** Reads the text of a picture file. */
final class PictureReader {

    /** What Tesseract reads. */
    private static final Set<String> KNOWN =
            Set.of("png", "jpeg", "tiff", "gif", "bmp", "x-ms-bmp", "webp", "jp2", "x-portable-pixmap");

    private static final long MOST_PIXELS = 100_000_000;

    private final Ocr ocr;
    private final BlockSink sink;

    PictureReader(Ocr ocr, BlockSink sink) {
        this.ocr = ocr;
        this.sink = sink;
    }

    void read(Path file, MediaType type) throws IOException {
        if (!KNOWN.contains(type.getSubtype())) {
            throw new ReadFailure(
                    FailureReason.UNSUPPORTED,
                    "Pictures of type " + type + " cannot be read. Save it as PNG, JPEG or TIFF instead.");
        }
        refuseHuge(file);
        for (Ocr.Paragraph paragraph : ocr.read(file)) {
            sink.block(Kind.PARAGRAPH, 0, paragraph.page(), paragraph.box(), paragraph.text());
            sink.progress(paragraph.page(), 0);
        }
    }

    /** A few bytes may promise a picture that fills the memory. */
    private static void refuseHuge(Path file) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return;
            }
            ImageReader reader = readers.next();
            reader.setInput(in);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            if (pixels > MOST_PIXELS) {
                throw new ReadFailure(
                        FailureReason.TOO_LARGE,
                        "The picture has " + pixels / 1_000_000 + " million pixels; up to " + MOST_PIXELS / 1_000_000
                                + " million are read. Make it smaller.");
            }
        }
    }
}
