package io.lectern.ingest.chunker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.ingest.parser.ParserRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same two questions in each format that the chunk method {@code qa} names, read by the real parser. */
class QaFormatsTest {

    private static final String DAYS = "How many days of leave are there?";
    private static final String LAMP = "Who lights the lamp?";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    @TempDir
    Path files;

    @Test
    void pairsAreFoundInEveryFormat() throws Exception {
        try (ParserRig rig = ParserRig.plain(files.resolve("data"))) {
            for (Path file : new Path[] {csv(), tabs(), labels(), markdown(), docx(), xlsx(), pdf()}) {
                assertThat(new QaChunker().chunk(rig.parse(file), ChunkerContract.rules(100)))
                        .as(file.getFileName().toString())
                        .hasSize(2)
                        .allSatisfy(chunk -> assertThat(chunk.questions()).hasSize(1))
                        .extracting(chunk ->
                                chunk.questions().get(0) + " " + chunk.text().contains("Thirty"))
                        .containsExactly(DAYS + " true", LAMP + " false");
            }
        }
    }

    private Path csv() throws IOException {
        return text("faq.csv", "Question,Answer\n\"%s\",Thirty.\n\"%s\",\"The keeper, at dusk.\"\n");
    }

    private Path tabs() throws IOException {
        return text("tabs.txt", "%s\tThirty.\n%s\tThe keeper.\n");
    }

    private Path labels() throws IOException {
        return text("labels.txt", "Q: %s\nA: Thirty.\n\nQ: %s\nA: The keeper.\n");
    }

    private Path markdown() throws IOException {
        return text("faq.md", "## %s\nThirty.\n\n## %s\nThe keeper.\n");
    }

    private Path pdf() throws IOException {
        byte[] pdf = SmallPdf.of("Q: " + DAYS, "A: Thirty.", "Q: " + LAMP, "A: The keeper.");
        return Files.write(files.resolve("faq.pdf"), pdf);
    }

    private Path docx() throws IOException {
        String heading = "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
        String answer = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>";
        String body = (heading + answer + heading + answer).formatted(DAYS, "Thirty.", LAMP, "The keeper.");
        return zip("faq.docx", new String[][] {
            types("/word/document.xml", "wordprocessingml.document.main+xml"),
            relation("_rels/.rels", "officeDocument", "word/document.xml"),
            {
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>"
            }
        });
    }

    private Path xlsx() throws IOException {
        String main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        String row = "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"inlineStr\"><is><t>%2$s</t></is></c>"
                + "<c r=\"B%1$d\" t=\"inlineStr\"><is><t>%3$s</t></is></c></row>";
        return zip("faq.xlsx", new String[][] {
            types(
                    "/xl/workbook.xml",
                    "spreadsheetml.sheet.main+xml",
                    "/xl/worksheets/sheet1.xml",
                    "spreadsheetml.worksheet+xml"),
            relation("_rels/.rels", "officeDocument", "xl/workbook.xml"),
            relation("xl/_rels/workbook.xml.rels", "worksheet", "worksheets/sheet1.xml"),
            {
                "xl/workbook.xml",
                "<workbook " + main + " xmlns:r=\"" + REL
                        + "\"><sheets><sheet name=\"FAQ\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            },
            {
                "xl/worksheets/sheet1.xml",
                "<worksheet " + main + "><sheetData>" + row.formatted(1, DAYS, "Thirty.")
                        + row.formatted(2, LAMP, "The keeper.") + "</sheetData></worksheet>"
            }
        });
    }

    private static String[] types(String... partsAndTypes) {
        StringBuilder types =
                new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
        for (int i = 0; i < partsAndTypes.length; i += 2) {
            types.append("<Override PartName=\"%s\" ContentType=\"%s\"/>"
                    .formatted(partsAndTypes[i], OFFICE + partsAndTypes[i + 1]));
        }
        return new String[] {"[Content_Types].xml", types + "</Types>"};
    }

    private static String[] relation(String part, String type, String target) {
        return new String[] {
            part,
            "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"r1\" Type=\"" + REL + "/" + type
                    + "\" Target=\"" + target + "\"/></Relationships>"
        };
    }

    private Path text(String name, String form) throws IOException {
        return Files.writeString(files.resolve(name), form.formatted(DAYS, LAMP));
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
}
