package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.parser.pdf.PdfPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures made of pages, and text made of pictures. What needs Tesseract is skipped where it is not. */
class PictureTest {

    private static final Path TESSERACT = Path.of("/usr/bin/tesseract");

    @TempDir
    Path files;

    @Test
    void aScannedPageIsReadByOcrAndKeepsItsPlace() throws Exception {
        List<Frame> frames = Readings.frames(scanned(), withOcr());
        TextBlock block = frames.stream()
                .filter(Frame.Text.class::isInstance)
                .map(frame -> ((Frame.Text) frame).block())
                .findFirst()
                .orElseThrow();
        assertThat(block.text()).contains("The archive opens at nine");
        assertThat(block.page()).isEqualTo(1);
        // shown at 72, 92 points from the left and the top
        assertThat(block.box().left()).isBetween(66f, 78f);
        assertThat(block.box().top()).isBetween(70f, 95f);
        assertThat(frames.toString()).contains("read by OCR");
    }

    @Test
    void scannedPagesAreNamedWhereThereIsNoOcr() throws Exception {
        assertThatThrownBy(() -> Readings.frames(scanned()))
                .isInstanceOf(ReadFailure.class)
                .hasMessageContaining("OCR");
    }

    @Test
    void aPictureFileIsReadByOcr() throws Exception {
        Path png = files.resolve("sign.png");
        ImageIO.write(PdfPicture.of(page(), 1, 1500), "png", png.toFile());
        assertThat(Readings.frames(png, withOcr()).toString()).contains("The archive opens at nine");
    }

    @Test
    void aPictureThatPromisesBillionsOfPixelsIsRefused() throws Exception {
        byte[] png = bytes(new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY));
        // the header's width and height
        for (int at : new int[] {16, 20}) {
            png[at + 1] = 0x7f;
        }
        Path file = Files.write(files.resolve("huge.png"), png);
        assertThatThrownBy(() -> Readings.frames(file, ReadOptions.ALL.withOcr("/bin/false", "eng")))
                .isInstanceOf(ReadFailure.class)
                .hasMessageMatching(".*(million pixels|cannot be read).*");
    }

    @Test
    void pagesAndSlidesAreDrawn() throws Exception {
        BufferedImage page = picture(page(), 1);
        assertThat(page.getWidth()).isBetween(990, 1001);
        assertThat(page.getHeight()).isBetween(1280, 1300);
        Path show = files.resolve("a.pptx");
        try (XMLSlideShow slides = new XMLSlideShow();
                OutputStream out = Files.newOutputStream(show)) {
            slides.createSlide();
            slides.write(out);
        }
        assertThat(picture(show, 1).getWidth()).isEqualTo(1000);
        assertThatThrownBy(() -> picture(show, 2)).hasMessageContaining("no picture of page 2");
    }

    @Test
    void withoutLayoutTextIsReadAsItComes() throws Exception {
        List<Frame> frames = Readings.frames(page(), ReadOptions.ALL.withLayout(false));
        assertThat(frames.toString()).contains("The archive opens at nine.", "box=null");
    }

    private static BufferedImage picture(Path file, int page) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        for (Frame frame : Readings.frames(file, ReadOptions.ALL.withPicture(page))) {
            if (frame instanceof Frame.Picture part) {
                jpeg.writeBytes(part.jpeg());
            }
        }
        return ImageIO.read(new ByteArrayInputStream(jpeg.toByteArray()));
    }

    private static ReadOptions withOcr() {
        Assumptions.assumeTrue(Files.isExecutable(TESSERACT), "Tesseract is not installed: OCR is not tested");
        return ReadOptions.ALL.withOcr(TESSERACT.toString(), "eng");
    }

    private Path page() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 700);
                content.showText("The archive opens at nine.");
                content.endText();
            }
            Path file = files.resolve("page.pdf");
            document.save(file.toFile());
            return file;
        }
    }

    private Path scanned() throws IOException {
        BufferedImage picture = PdfPicture.of(page(), 1, 1700);
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 612, 792);
            }
            Path file = files.resolve("scan.pdf");
            document.save(file.toFile());
            return file;
        }
    }

    private static byte[] bytes(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }
}
