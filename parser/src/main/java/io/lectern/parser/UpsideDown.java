package io.lectern.parser;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture turned by half a circle, in a file of its own while it is needed.
 *
 * @param width of the picture, in pixels
 */
record UpsideDown(Path file, int width, int height) implements AutoCloseable {

    /** Two copies of it, four bytes a pixel, must fit in the parser's memory. */
    private static final long MOST_PIXELS = 20_000_000;

    /** Empty when it has several pages, is too large or cannot be drawn here. */
    static Optional<UpsideDown> of(Path picture) throws IOException {
        Optional<BufferedImage> upright = upright(picture);
        if (upright.isEmpty()) {
            return Optional.empty();
        }
        BufferedImage from = upright.get();
        BufferedImage turned = new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = turned.createGraphics();
        graphics.rotate(Math.PI, from.getWidth() / 2.0, from.getHeight() / 2.0);
        graphics.drawImage(from, 0, 0, null);
        graphics.dispose();
        Path file = Files.createTempFile("turned", ".png");
        ImageIO.write(turned, "png", file.toFile());
        return Optional.of(new UpsideDown(file, from.getWidth(), from.getHeight()));
    }

    private static Optional<BufferedImage> upright(Path picture) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(picture.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                boolean fits = (long) reader.getWidth(0) * reader.getHeight(0) <= MOST_PIXELS;
                return fits && reader.getNumImages(true) == 1 ? Optional.of(reader.read(0)) : Optional.empty();
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            // a damaged picture of which Tesseract reads what there is
            return Optional.empty();
        }
    }

    /** The same paragraph at its place in the picture as it was. */
    Ocr.Paragraph back(Ocr.Paragraph turned) {
        Box box = turned.box();
        return new Ocr.Paragraph(
                turned.page(),
                new Box(width - box.right(), height - box.bottom(), width - box.left(), height - box.top()),
                turned.text());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
