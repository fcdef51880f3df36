package io.lectern.parser.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws pages. */
public final class PdfPicture {

    private static final float FOR_OCR = 220 / 72f;
    private static final double MOST_PIXELS = 16e6;

    private PdfPicture() {}

    /** The page as it is shown, {@code width} pixels wide; null when there is no such page. */
    public static BufferedImage of(Path file, int page, int width) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (page > document.getNumberOfPages()) {
                return null;
            }
            PDRectangle size = document.getPage(page - 1).getCropBox();
            float across = document.getPage(page - 1).getRotation() % 180 == 0 ? size.getWidth() : size.getHeight();
            float scale = Math.min(width / Math.max(1, across), scale(size, 4));
            return new PDFRenderer(document).renderImage(page - 1, scale, ImageType.RGB);
        }
    }

    /** A page for OCR, in grey. */
    static Scan scan(PDDocument document, int page) throws IOException {
        float scale = scale(document.getPage(page - 1).getCropBox(), FOR_OCR);
        return new Scan(new PDFRenderer(document).renderImage(page - 1, scale, ImageType.GRAY), scale);
    }

    /** As wanted, but so that the picture of a huge page stays small. */
    private static float scale(PDRectangle size, float wanted) {
        double pixels = (double) size.getWidth() * size.getHeight() * wanted * wanted;
        return pixels > MOST_PIXELS ? (float) (wanted * Math.sqrt(MOST_PIXELS / pixels)) : wanted;
    }

    /** @param scale pixels to a point */
    record Scan(BufferedImage picture, float scale) {}
}
