package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfTest {

    private static final PDType1Font PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDType1Font BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    @TempDir
    Path files;

    private final PDDocument document = new PDDocument();
    private PDPageContentStream page;

    @Test
    void linesBecomeParagraphsWithTheirBoxAndPage() throws Exception {
        page();
        show(BOLD, 20, 72, 700, "Opening hours");
        show(PLAIN, 10, 72, 670, "The archive opens at nine and closes when the last rea-");
        show(PLAIN, 10, 72, 658, "der has left the building, which is seldom before eight.");
        show(PLAIN, 10, 72, 630, "A second paragraph stands apart from the first one here.");
        List<TextBlock> blocks = Readings.blocks(saved());
        assertThat(blocks)
                .extracting(TextBlock::text)
                .containsExactly(
                        "Opening hours",
                        "The archive opens at nine and closes when the last reader has left the building, which is"
                                + " seldom before eight.",
                        "A second paragraph stands apart from the first one here.");
        assertThat(blocks.get(0).kind()).isEqualTo(TextBlock.Kind.HEADING);
        assertThat(blocks.get(0).level()).isEqualTo(1);
        assertThat(blocks).allSatisfy(block -> assertThat(block.page()).isEqualTo(1));
        Box box = blocks.get(1).box();
        // 792 points high, baselines at 670 and 658 from the bottom
        assertThat(box.left()).isBetween(71f, 73f);
        assertThat(box.top()).isBetween(112f, 123f);
        assertThat(box.bottom()).isBetween(133f, 138f);
        assertThat(box.right()).isBetween(250f, 400f);
    }

    @Test
    void columnsAreReadOneAfterTheOtherBelowTheTitleAcrossThem() throws Exception {
        page();
        show(BOLD, 18, 72, 740, "A title that runs across both of the columns below");
        for (int line = 0; line < 12; line++) {
            show(PLAIN, 10, 72, 700 - 12 * line, "left column line number " + line + " is about this long");
            show(PLAIN, 10, 320, 700 - 12 * line, "right column line number " + line + " is about this long");
        }
        String text = String.join(" ", Readings.lines(saved()));
        assertThat(text).startsWith("HEADING1 p1 A title");
        assertThat(text.indexOf("left column line number 11"))
                .isPositive()
                .isLessThan(text.indexOf("right column line number 0"));
    }

    @Test
    void cellsBelowEachOtherAreATable() throws Exception {
        page();
        show(PLAIN, 10, 72, 720, "The table below lists what the shelves hold in the year of the count.");
        String[][] rows = {
            {"Item", "Shelf", "Count"}, {"Maps", "A1", "12"}, {"Letters", "B2", "340"}, {"Films", "C3", "7"}
        };
        for (int row = 0; row < rows.length; row++) {
            for (int cell = 0; cell < 3; cell++) {
                show(PLAIN, 10, 72 + 150 * cell, 690 - 14 * row, rows[row][cell]);
            }
        }
        show(PLAIN, 10, 72, 610, "After the table the text goes on as if nothing had happened to it.");
        assertThat(Readings.lines(saved()))
                .containsExactly(
                        "PARAGRAPH p1 The table below lists what the shelves hold in the year of the count.",
                        "TABLE p1 Item | Shelf | Count\nMaps | A1 | 12\nLetters | B2 | 340\nFilms | C3 | 7",
                        "PARAGRAPH p1 After the table the text goes on as if nothing had happened to it.");
    }

    @Test
    void runningHeadsAndPageNumbersAreDropped() throws Exception {
        for (int number = 1; number <= 5; number++) {
            page();
            show(PLAIN, 9, 72, 765, "Handbook of the archive");
            show(
                    PLAIN,
                    10,
                    72,
                    500,
                    "This is what page " + "abcdef".charAt(number) + " has to say about its own matter.");
            show(PLAIN, 9, 300, 30, "Page " + number + " of 5");
        }
        assertThat(Readings.lines(saved()))
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).contains("has to say").doesNotContain("Handbook", "of 5"));
    }

    @Test
    void numbersOfTwoPartsMakeAHeadingOfALineThatLooksLikeText() throws Exception {
        page();
        show(PLAIN, 10, 72, 700, "5.1 Hyper Parameter Optimization");
        show(PLAIN, 10, 72, 670, "The archive opens at nine and closes when the last rea-");
        show(PLAIN, 10, 72, 658, "der has left the building, which is seldom before eight.");
        assertThat(Readings.lines(saved()).get(0)).isEqualTo("HEADING2 p1 5.1 Hyper Parameter Optimization");
    }

    @Test
    void aRaisedNumberStaysInItsLine() throws Exception {
        page();
        show(PLAIN, 10, 72, 700, "The Identity Theft Resource Center");
        show(PLAIN, 8, 230, 704.2f, "1");
        show(PLAIN, 10, 236, 700, "reports that almost 5000 ships");
        show(PLAIN, 10, 72, 688, "have carried a lamp since the year in which it became a duty.");
        assertThat(Readings.lines(saved())).singleElement().asString().contains("Center 1 reports");
    }

    @Test
    void ligaturesBecomeTheirLetters() {
        assertThat(CleanText.of("con\ufb01dent o\ufb03ce")).isEqualTo("confident office");
    }

    /** A letter of a heading had been taken for one that was drawn elsewhere in another size, on another grid. */
    @Test
    void noLetterIsLostWhereTwoSizesMeet() throws Exception {
        page();
        // 40 and 50 fifths of each size from the left and the top
        show(PLAIN, 10, 80, 792 - 100, "c");
        show(BOLD, 13, 104, 792 - 130, "control");
        assertThat(Readings.lines(saved()).toString()).contains("control");
    }

    @Test
    void textDrawnTwiceForBoldnessCountsOnceAndNarrowLettersTwice() throws Exception {
        page();
        for (float offset : new float[] {0, 0.3f}) {
            page.beginText();
            page.setFont(PLAIN, 10);
            page.setHorizontalScaling(80);
            page.newLineAtOffset(72 + offset, 700);
            page.showText("All tall walls will still fall");
            page.endText();
        }
        assertThat(Readings.lines(saved())).containsExactly("PARAGRAPH p1 All tall walls will still fall");
    }

    @Test
    void anItemIsNoHeadingHoweverItsBulletAndItsFirstWordsArePrinted() throws Exception {
        page();
        for (int line = 0; line < 6; line++) {
            show(
                    PLAIN,
                    10,
                    72,
                    740 - 12 * line,
                    "Running text tells what size and weight the words of this page have.");
        }
        show(BOLD, 16, 72, 640, "\u2022");
        show(BOLD, 10, 84, 640, "The lamp of the harbour master burns");
        show(PLAIN, 10, 84, 628, "from dusk to dawn in every night of the year");
        show(BOLD, 16, 72, 610, "\u2022");
        show(PLAIN, 10, 84, 610, "The oil is kept below the stairs");
        assertThat(Readings.lines(saved()))
                .endsWith(
                        "LIST_ITEM p1 \u2022 The lamp of the harbour master burns from dusk to dawn in every night of the year",
                        "LIST_ITEM p1 \u2022 The oil is kept below the stairs");
    }

    /** Columns of numbers that stand a letter's width apart, and a heading over two of them. */
    @Test
    void narrowColumnsOfADenseTableStayApart() throws Exception {
        page();
        show(PLAIN, 10, 72, 720, "Language");
        show(PLAIN, 10, 160, 720, "Score of tables");
        show(PLAIN, 10, 260, 720, "Time");
        show(PLAIN, 10, 160, 706, "simple");
        show(PLAIN, 10, 195, 706, "complex");
        show(PLAIN, 10, 260, 706, "seconds");
        String[][] rows = {
            {"OTSL", "0.965", "0.934", "2.73"}, {"HTML", "0.969", "0.927", "5.39"}, {"XML", "0.938", "0.904", "1.97"}
        };
        for (int row = 0; row < rows.length; row++) {
            show(PLAIN, 10, 72, 692 - 14 * row, rows[row][0]);
            show(PLAIN, 10, 160, 692 - 14 * row, rows[row][1]);
            show(PLAIN, 10, 195, 692 - 14 * row, rows[row][2]);
            show(PLAIN, 10, 260, 692 - 14 * row, rows[row][3]);
        }
        assertThat(Readings.lines(saved()))
                .singleElement()
                .asString()
                .contains("simple | complex | seconds", "OTSL | 0.965 | 0.934 | 2.73", "XML | 0.938 | 0.904 | 1.97");
    }

    @Test
    void filledFieldsAndRemarksAreRead() throws Exception {
        page();
        show(PLAIN, 10, 72, 700, "Please fill in this form before the ship leaves.");
        PDAcroForm form = new PDAcroForm(document);
        form.setDefaultResources(new PDResources());
        form.getDefaultResources().put(COSName.getPDFName("Helv"), PLAIN);
        form.setDefaultAppearance("/Helv 10 Tf 0 g");
        document.getDocumentCatalog().setAcroForm(form);
        PDTextField field = new PDTextField(form);
        field.setPartialName("keeper");
        field.setAlternateFieldName("Name of the keeper");
        field.getWidgets().get(0).setRectangle(new PDRectangle(72, 600, 200, 20));
        field.getWidgets().get(0).setPage(document.getPage(0));
        document.getPage(0).getAnnotations().add(field.getWidgets().get(0));
        form.getFields().add(field);
        field.setValue("Ada Lovelace");
        PDAnnotationText remark = new PDAnnotationText();
        remark.setContents("Check the oil.");
        remark.setRectangle(new PDRectangle(300, 700, 20, 20));
        document.getPage(0).getAnnotations().add(remark);
        assertThat(Readings.lines(saved()))
                .contains("PARAGRAPH p1 Note: Check the oil.", "PARAGRAPH Name of the keeper: Ada Lovelace");
    }

    @Test
    void progressComesPageByPage() throws Exception {
        for (int number = 1; number <= 3; number++) {
            page();
            show(PLAIN, 10, 72, 500, "Words on page " + number);
        }
        assertThat(Readings.frames(saved()))
                .contains(new Frame.Progress(1, 3), new Frame.Progress(2, 3), new Frame.Progress(3, 3));
    }

    @Test
    void aPdfWithoutTextNamesOcr() throws Exception {
        page();
        assertThatThrownBy(() -> Readings.frames(saved()))
                .hasMessageContaining("OCR")
                .isInstanceOfSatisfying(
                        ReadFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.EMPTY));
    }

    @Test
    void aLockedPdfAsksForItsPassword() throws Exception {
        page();
        show(PLAIN, 10, 72, 500, "secret");
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
        policy.setEncryptionKeyLength(256);
        document.protect(policy);
        assertThatThrownBy(() -> Readings.frames(saved()))
                .isInstanceOfSatisfying(
                        ReadFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.ENCRYPTED));
    }

    @Test
    void aPdfLockedOnlyAgainstChangesIsRead() throws Exception {
        page();
        show(PLAIN, 10, 72, 500, "open to all");
        StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "", new AccessPermission());
        policy.setEncryptionKeyLength(256);
        document.protect(policy);
        assertThat(Readings.lines(saved())).containsExactly("PARAGRAPH p1 open to all");
    }

    @Test
    void aPdfCutOffInTheMiddleIsDamaged() throws Exception {
        Path cut = Files.writeString(files.resolve("cut.pdf"), "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nend");
        assertThatThrownBy(() -> Readings.frames(cut))
                .isInstanceOfSatisfying(
                        ReadFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.DAMAGED));
    }

    private void page() throws IOException {
        if (page != null) {
            page.close();
        }
        PDPage added = new PDPage(PDRectangle.LETTER);
        document.addPage(added);
        page = new PDPageContentStream(document, added);
    }

    private void show(PDType1Font font, float size, float x, float y, String text) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    private Path saved() throws IOException {
        page.close();
        Path file = files.resolve("made.pdf");
        document.save(file.toFile());
        document.close();
        return file;
    }
}
