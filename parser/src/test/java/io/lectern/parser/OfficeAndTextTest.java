package io.lectern.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeAndTextTest {

    @TempDir
    Path files;

    @Test
    void aWordDocumentKeepsHeadingsAndTables() throws Exception {
        try (XWPFDocument document = new XWPFDocument()) {
            document.createStyles();
            document.createParagraph().createRun().setText("The archive opens at nine.");
            XWPFTable table = document.createTable(2, 2);
            table.getRow(0).getCell(0).setText("Day");
            table.getRow(0).getCell(1).setText("From");
            table.getRow(1).getCell(0).setText("Monday");
            table.getRow(1).getCell(1).setText("9|10");
            Path file = write("a.docx", document::write);
            assertThat(Readings.lines(file))
                    .containsExactly("PARAGRAPH The archive opens at nine.", "TABLE Day | From\nMonday | 9\\|10");
        }
    }

    @Test
    void aTextWhoseLinesAllHaveTheSameTabsIsATable() throws Exception {
        Path table = Files.writeString(files.resolve("faq.txt"), "Who \"lights\"?\tThe keeper.\nWhen?\tAt dusk.\n");
        assertThat(Readings.lines(table)).containsExactly("TABLE Who \"lights\"? | The keeper.\nWhen? | At dusk.");
        Path text = Files.writeString(files.resolve("text.txt"), "One\ttwo\nthree\n");
        assertThat(Readings.lines(text)).containsExactly("PARAGRAPH One two\nthree");
    }

    @Test
    void tablesBesideAndBelowEachOtherOnASheetAreTablesOfTheirOwn() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Stock");
            cells(sheet, 2, 1, "item", "jars", "", "keeper", "since");
            cells(sheet, 3, 1, "oil", "3", "", "Ada", "1850");
            cells(sheet, 4, 1, "wicks", "70", "", "Grace", "1906");
            cells(sheet, 5, 1, "lamps", "2");
            cells(sheet, 6, 1, "", "", "", "ship", "flag");
            cells(sheet, 7, 1, "glass", "9", "", "Beagle", "red");
            cells(sheet, 9, 0, "day", "", "sum");
            cells(sheet, 10, 0, "Monday", "", "4");
            assertThat(Readings.lines(write("a.xlsx", book::write)))
                    .containsExactly(
                            "HEADING1 p1 Stock",
                            "TABLE p1 item | jars\noil | 3\nwicks | 70\nlamps | 2",
                            "PARAGRAPH p1 glass | 9",
                            "TABLE p1 keeper | since\nAda | 1850\nGrace | 1906",
                            "TABLE p1 ship | flag\nBeagle | red",
                            "TABLE p1 day |  | sum\nMonday |  | 4");
        }
    }

    /** The shorter of two tables ends in the first slice of the longer one. */
    @Test
    void longTablesSideBySideArePartedInEachSlice() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Stock");
            cells(sheet, 0, 0, "item", "jars", "", "keeper", "since");
            for (int row = 1; row < 500; row++) {
                cells(sheet, row, 0, "item " + row, "" + row);
            }
            cells(sheet, 1, 3, "Ada", "1850");
            var lines = Readings.lines(write("b.xlsx", book::write));
            assertThat(lines)
                    .filteredOn(line -> line.contains("keeper"))
                    .containsExactly("TABLE p1 keeper | since\nAda | 1850");
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("TABLE p1 item | jars"))
                    .hasSize(3);
        }
    }

    private static void cells(XSSFSheet sheet, int row, int column, String... texts) {
        var line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        for (int i = 0; i < texts.length; i++) {
            if (!texts[i].isEmpty()) {
                line.createCell(column + i).setCellValue(texts[i]);
            }
        }
    }

    @Test
    void slidesArePages() throws Exception {
        try (XMLSlideShow show = new XMLSlideShow()) {
            for (int i = 1; i <= 2; i++) {
                var slide = show.createSlide();
                slide.createTextBox().setText("Slide " + i);
                slide.createTextBox().setText("A thought about " + i + ".");
            }
            Path file = write("a.pptx", show::write);
            assertThat(Readings.lines(file))
                    .containsExactly(
                            "HEADING2 p1 Slide 1",
                            "PARAGRAPH p1 A thought about 1.",
                            "HEADING2 p2 Slide 2",
                            "PARAGRAPH p2 A thought about 2.");
            assertThat(Readings.frames(file)).contains(new Frame.Progress(2, 0), new Frame.End("", 2));
        }
    }

    @Test
    void sheetsArePagesAndLongTablesRepeatTheirHeader() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet("Stock");
            for (int row = 0; row <= 450; row++) {
                sheet.createRow(row).createCell(0).setCellValue(row == 0 ? "Item" : "Item " + row);
                sheet.getRow(row).createCell(1).setCellValue(row == 0 ? "Shelf" : "Shelf " + row % 7);
            }
            var lines = Readings.lines(write("a.xlsx", book::write));
            assertThat(lines.get(0)).isEqualTo("HEADING1 p1 Stock");
            assertThat(lines.subList(1, lines.size()))
                    .hasSize(3)
                    .allSatisfy(table -> assertThat(table).startsWith("TABLE p1 Item | Shelf\nItem "));
            assertThat(String.join("\n", lines)
                            .lines()
                            .filter(line -> line.startsWith("Item ") && line.contains("Shelf ")))
                    .hasSize(450);
        }
    }

    @Test
    void aMailShowsItsHeaderAndAttachments() throws Exception {
        Path mail = text("a.eml", """
            From: Ada <ada@example.org>
            To: Bob <bob@example.org>
            Subject: The plan
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            See the attachment.
            --b
            Content-Type: text/csv; name=plan.csv
            Content-Disposition: attachment; filename=plan.csv

            step,day
            one,Monday
            --b--
            """);
        assertThat(Readings.lines(mail))
                .containsExactly(
                        "HEADING1 The plan",
                        "PARAGRAPH From: Ada <ada@example.org>\nTo: Bob <bob@example.org>",
                        "PARAGRAPH See the attachment.",
                        "FILE1 plan.csv",
                        "TABLE step | day\none | Monday");
    }

    @Test
    void markdownKeepsItsStructure() throws Exception {
        Path file = text("a.md", """
            # Title #

            Some text
            on two lines.

            Setext
            ------
            - one
            - two

            | a | b |
            |---|---|
            | 1 | 2 |

            ```java
            # no heading
            ```
            """);
        assertThat(Readings.lines(file))
                .containsExactly(
                        "HEADING1 Title",
                        "PARAGRAPH Some text\non two lines.",
                        "HEADING2 Setext",
                        "LIST_ITEM one",
                        "LIST_ITEM two",
                        "TABLE a | b\n1 | 2",
                        "CODE # no heading");
    }

    @Test
    void layoutTablesDissolveAndDataTablesStay() throws Exception {
        Path file = text(
                "a.html",
                "<table><tr><td><h2>News</h2><p>Text.</p></td></tr><tr><td>"
                        + "<table><tr><th>k</th><th>v</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table><p>End.</p><script>var"
                        + " hidden = 1;</script>");
        assertThat(Readings.lines(file))
                .containsExactly("HEADING2 News", "PARAGRAPH Text.", "TABLE k | v\n1 | 2", "PARAGRAPH End.");
    }

    @Test
    void plainTextIsReadInItsOwnEncoding() throws Exception {
        String russian = "Архив открывается в девять часов утра и закрывается в пять часов вечера.\n".repeat(5);
        for (String charset : new String[] {"UTF-8", "UTF-16LE", "UTF-16", "windows-1251"}) {
            Path file = Files.write(files.resolve(charset + ".txt"), russian.getBytes(Charset.forName(charset)));
            assertThat(Readings.lines(file)).as(charset).containsExactly("PARAGRAPH " + russian.strip());
        }
    }

    @Test
    void controlCharactersAndLoneSurrogatesNeverLeave() throws Exception {
        assertThat(CleanText.of("a\u0000b\u0007c\ud800d\u00ade\ufeff\u0301")).isEqualTo("abc\ufffdd\u00e9");
        Path file = Files.write(files.resolve("a.txt"), "tab\there\r\nnew".getBytes(StandardCharsets.UTF_8));
        assertThat(Readings.lines(file)).containsExactly("PARAGRAPH tab here\nnew");
    }

    @Test
    void anArchivesMemberNamesAreTextAndNeverPlaces() throws Exception {
        Path zip = files.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../../../../tmp/evil.txt"));
            out.write("inside".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Readings.lines(zip)).containsExactly("FILE1 evil.txt", "PARAGRAPH inside");
    }

    @Test
    void aProtectedWorkbookAsksForItsPassword() throws Exception {
        Path file = files.resolve("locked.xlsx");
        try (POIFSFileSystem container = new POIFSFileSystem();
                XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("s").createRow(0).createCell(0).setCellValue("secret");
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("pw");
            try (OutputStream out = encryptor.getDataStream(container)) {
                book.write(out);
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                container.writeFilesystem(out);
            }
        }
        assertThatThrownBy(() -> Readings.frames(file))
                .isInstanceOfSatisfying(
                        ReadFailure.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.ENCRYPTED));
    }

    private Path text(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }

    private Path write(String name, Content content) throws IOException {
        Path file = files.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            content.to(out);
        }
        return file;
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }
}
