package io.lectern.parser;

import io.lectern.parser.pdf.PdfPicture;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.SlideShowFactory;
import org.apache.tika.mime.MediaType;

/** Draws one page of a PDF or one slide and sends it as a picture. */
final class PagePicture {

    private static final int WIDTH = 1_000;

    private final BlockSink sink;

    PagePicture(BlockSink sink) {
        this.sink = sink;
    }

    void send(Path file, MediaType type, int page) throws IOException {
        BufferedImage picture = type.getBaseType().toString().equals("application/pdf")
                ? PdfPicture.of(file, page, WIDTH)
                : type.toString().contains("presentation") || type.toString().contains("powerpoint")
                        ? slide(file, page)
                        : null;
        if (picture == null) {
            throw new ReadFailure(
                    FailureReason.UNSUPPORTED,
                    "There is no picture of page " + page
                            + ": only the pages of PDF and slides (PPTX, PPT) are drawn.");
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", jpeg);
        sink.picture(jpeg.toByteArray());
    }

    private static BufferedImage slide(Path file, int page) throws IOException {
        try (SlideShow<?, ?> show = SlideShowFactory.create(file.toFile(), null, true)) {
            List<? extends Slide<?, ?>> slides = show.getSlides();
            if (page > slides.size()) {
                return null;
            }
            Dimension size = show.getPageSize();
            double scale = WIDTH / (double) Math.max(1, size.width);
            BufferedImage picture = new BufferedImage(
                    WIDTH, (int) Math.max(1, Math.min(4L * WIDTH, size.height * scale)), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = picture.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setPaint(Color.WHITE);
            graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            graphics.scale(scale, scale);
            slides.get(page - 1).draw(graphics);
            graphics.dispose();
            return picture;
        }
    }
}
