package io.lectern.ingest.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lectern.parser.FailureReason;
import io.lectern.parser.TextBlock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that want to do harm, or were made by machines that did not care; each ends as text or with a reason. */
class HostileFilesTest {

    @TempDir
    Path data;

    @TempDir
    Path files;

    private ParserRig rig;

    @BeforeEach
    void start() {
        rig = ParserRig.plain(data);
        rig.config.idle = Duration.ofMinutes(2);
        rig.config.timeout = Duration.ofMinutes(3);
    }

    @AfterEach
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void aTableOfTenThousandColumnsIsRead() throws Exception {
        String row = IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        ParsedDocument csv = rig.parse(Files.writeString(files.resolve("wide.csv"), row + "\n" + row + "\n"));
        assertThat(text(csv)).contains("c0 | c1", "c9999");
    }

    @Test
    void aSheetOfTenThousandColumnsIsRead() throws Exception {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            cells.append("<c r=\"")
                    .append(column(i))
                    .append("1\" t=\"inlineStr\"><is><t>v")
                    .append(i)
                    .append("</t></is></c>");
        }
        Path sheet = zip("wide.xlsx", xlsx(cells.toString()));
        assertThat(text(rig.parse(sheet))).contains("v0", "v9999");
    }

    @Test
    void entitiesInsideAnOfficeFileDoNotExplode() throws Exception {
        StringBuilder entities = new StringBuilder("<!DOCTYPE w [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            entities.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String[][] parts = docx(entities + "]>", "&a9;");
        assertThat(ended(zip("laughs.docx", parts))).contains("DOCX", "entities that expand without end");
    }

    @Test
    void externalEntitiesInsideAnOfficeFileAreNotRead() throws Exception {
        Path secret = Files.writeString(files.resolve("secret.txt"), "the secret");
        String[][] parts = docx("<!DOCTYPE w [<!ENTITY s SYSTEM \"" + secret.toUri() + "\">]>", "seen &s; end");
        assertThat(ended(zip("leak.docx", parts))).doesNotContain("the secret");
    }

    @Test
    void archivesInArchivesInArchivesEnd() throws Exception {
        byte[] inner = "the innermost text".getBytes(StandardCharsets.UTF_8);
        String name = "a.txt";
        for (int depth = 0; depth < 30; depth++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(inner);
            }
            inner = bytes.toByteArray();
            name = "a" + depth + ".zip";
        }
        ended(Files.write(files.resolve("deep.zip"), inner));
    }

    @Test
    void pathsOfMembersLeadNowhere() throws Exception {
        Path zip =
                zip("paths.zip", new String[][] {{"../../../escaped.txt", "inside"}, {"/tmp/escaped.txt", "absolute"}});
        assertThat(text(rig.parse(zip)))
                .contains("escaped.txt", "inside", "absolute")
                .doesNotContain("..", "/tmp");
        assertThat(files.resolve("../escaped.txt")).doesNotExist();
        try (var left = Files.walk(data)) {
            assertThat(left.filter(file -> file.getFileName().toString().equals("escaped.txt")))
                    .isEmpty();
        }
    }

    @Test
    void textInTheWrongEncodingIsRead() throws Exception {
        assertThat(encoded("latin.txt", "Müller trägt Öl über die Straße. ".repeat(20), StandardCharsets.ISO_8859_1))
                .contains("Müller trägt Öl");
        assertThat(encoded("utf16.txt", "Der Leuchtturmwärter.\n", StandardCharsets.UTF_16LE))
                .contains("Leuchtturmwärter");
        assertThat(encoded(
                        "cyrillic.txt",
                        "Смотритель зажигает лампу на закате. ".repeat(20),
                        Charset.forName("windows-1251")))
                .contains("Смотритель");
        assertThat(encoded(
                        "lies.html",
                        "<html><head><meta charset=\"utf-8\"></head><body><p>Grüße aus dem Haus.</p></body></html>",
                        StandardCharsets.ISO_8859_1))
                .contains("aus dem Haus");
        byte[] broken = "Half a letter: \u00e9 and on.".getBytes(StandardCharsets.UTF_8);
        broken[16] = 'x';
        assertThat(ended(Files.write(files.resolve("broken.txt"), broken))).contains("Half a letter");
    }

    @Test
    void aPdfWhosePagesAreTheirOwnParentsEnds() throws Exception {
        ended(Files.writeString(
                files.resolve("circle.pdf"),
                "%PDF-1.4\n"
                        + "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n"
                        + "%%EOF"));
    }

    private String encoded(String name, String text, Charset charset) throws Exception {
        return text(rig.parse(Files.write(files.resolve(name), text.getBytes(charset))));
    }

    /** Its text or its failure; a process that crashed, ran out of memory or hung is none of both. */
    private String ended(Path file) throws Exception {
        ParsedDocument[] read = new ParsedDocument[1];
        ParseFailure failure = catchThrowableOfType(ParseFailure.class, () -> read[0] = rig.parse(file));
        if (failure == null) {
            return text(read[0]);
        }
        assertThat(failure.reason())
                .as(failure.getMessage())
                .isNotIn(FailureReason.TIMEOUT, FailureReason.CRASHED, FailureReason.OUT_OF_MEMORY);
        return failure.getMessage();
    }

    private static String text(ParsedDocument document) {
        return document.blocks().stream().map(TextBlock::text).collect(Collectors.joining("\n"));
    }

    private Path zip(String name, String[][] parts) throws IOException {
        Path file = files.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String[] part : parts) {
                zip.putNextEntry(new ZipEntry(part[0]));
                zip.write(part[1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static String column(int at) {
        String name = "";
        for (int rest = at; rest >= 0; rest = rest / 26 - 1) {
            name = (char) ('A' + rest % 26) + name;
        }
        return name;
    }

    private static String[][] docx(String doctype, String text) {
        return new String[][] {
            {
                "[Content_Types].xml",
                "<?xml version=\"1.0\"?><Types"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                        + ".wordprocessingml.document.main+xml\"/></Types>"
            },
            {"_rels/.rels", relationship("officeDocument", "word/document.xml")},
            {
                "word/document.xml",
                "<?xml version=\"1.0\"?>" + doctype
                        + "<w:document"
                        + " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
                        + text + "</w:t></w:r></w:p></w:body></w:document>"
            }
        };
    }

    private static String[][] xlsx(String cells) {
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        return new String[][] {
            {
                "[Content_Types].xml",
                "<?xml version=\"1.0\"?><Types"
                        + " xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default"
                        + " Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/sheet1.xml\" ContentType=\"" + type + "worksheet+xml\"/></Types>"
            },
            {"_rels/.rels", relationship("officeDocument", "xl/workbook.xml")},
            {"xl/_rels/workbook.xml.rels", relationship("worksheet", "sheet1.xml")},
            {
                "xl/workbook.xml",
                "<?xml version=\"1.0\"?><workbook xmlns=\"" + main
                        + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"Wide\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            },
            {
                "xl/sheet1.xml",
                "<?xml version=\"1.0\"?><worksheet xmlns=\"" + main + "\"><sheetData><row r=\"1\">" + cells
                        + "</row></sheetData></worksheet>"
            }
        };
    }

    private static String relationship(String kind, String target) {
        return "<?xml version=\"1.0\"?><Relationships"
                + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\""
                + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                + kind
                + "\" Target=\"" + target + "\"/></Relationships>";
    }
}
