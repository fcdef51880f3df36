package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.parser.pdf.PdfPicture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
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

    /** Many programs put a scan into a form; the page had counted as blank then. */
    @Test
    void aScanInsideAFormIsReadAndAPageOnItsSideIsTurned() throws Exception {
        Path file = files.resolve("form.pdf");
        BufferedImage picture = turned(PdfPicture.of(page(12), 1, 1700));
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(792, 612));
            document.addPage(page);
            PDFormXObject form = new PDFormXObject(document);
            form.setBBox(new PDRectangle(792, 612));
            form.setResources(new PDResources());
            COSName name = form.getResources().add(LosslessFactory.createFromImage(document, picture));
            try (OutputStream content = form.getStream().createOutputStream()) {
                content.write(
                        ("q 792 0 0 612 0 0 cm /" + name.getName() + " Do Q").getBytes(StandardCharsets.US_ASCII));
            }
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawForm(form);
            }
            document.save(file.toFile());
        }
        assertThat(Readings.frames(file, withOcr()).toString()).contains("The archive opens at nine");
    }

    private static BufferedImage turned(BufferedImage upright) {
        BufferedImage turned = new BufferedImage(upright.getHeight(), upright.getWidth(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < upright.getHeight(); y++) {
            for (int x = 0; x < upright.getWidth(); x++) {
                turned.setRGB(upright.getHeight() - 1 - y, x, upright.getRGB(x, y));
            }
        }
        return turned;
    }

    /** With a few words Tesseract does not find out how a page lies; it had read "'ƎUIU" and the like. */
    @Test
    void aPageUpsideDownWithAFewWordsIsReadAndKeepsItsPlace() throws Exception {
        BufferedImage upright = PdfPicture.of(page(), 1, 1500);
        Path png = files.resolve("turned.png");
        ImageIO.write(turned(turned(upright)), "png", png.toFile());
        TextBlock block = Readings.frames(png, withOcr()).stream()
                .filter(Frame.Text.class::isInstance)
                .map(frame -> ((Frame.Text) frame).block())
                .findFirst()
                .orElseThrow();
        assertThat(block.text()).contains("The archive opens at nine");
        // upright it begins at 72 of 612 and 86 of 792 points
        assertThat(block.box().right() / upright.getWidth()).isBetween(0.86f, 0.90f);
        assertThat(block.box().bottom() / upright.getHeight()).isBetween(0.87f, 0.91f);
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
        return page(0);
    }

    private Path page(int lines) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.LETTER);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.HELVETICA), 14);
                content.newLineAtOffset(72, 700);
                content.showText("The archive opens at nine.");
                content.endText();
                for (int line = 0; line < lines; line++) {
                    content.beginText();
                    content.setFont(new PDType1Font(FontName.HELVETICA), 14);
                    content.newLineAtOffset(72, 660 - 20 * line);
                    content.showText("It closes when the last reader has left the building by the door.");
                    content.endText();
                }
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
