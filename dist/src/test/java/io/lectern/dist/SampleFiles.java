package io.lectern.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Real files, made on the spot from the text they shall hold. */
final class SampleFiles {

    private static final int LINE = 90;
    private static final float SIZE = 11;
    private static final String[] WORDS =
            ("harbour ledger copper meadow signal winter engine parcel garden ticket river"
                            + " lantern orchard bridge kettle market window summit carpet anchor violin museum bakery tunnel")
                    .split(" ");

    private SampleFiles() {}

    /** Sentences that say nothing and are the same for the same seed; about a page's half. */
    static String filler(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int sentence = 0; sentence < 16; sentence++) {
            text.append("Entry ").append(seed).append('.').append(sentence).append(" mentions");
            for (int word = 0; word < 9; word++) {
                text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(". ");
        }
        return text.toString().strip();
    }

    /** A PDF with one page for each text; an empty line in a text starts a paragraph. */
    static byte[] pdf(List<String> pages) {
        return pdf(pages, "");
    }

    /** @param password needed to open it; none when empty */
    static byte[] pdf(List<String> pages, String password) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (String page : pages) {
                write(document, page);
            }
            if (!password.isEmpty()) {
                StandardProtectionPolicy policy =
                        new StandardProtectionPolicy("owner-" + password, password, new AccessPermission());
                policy.setEncryptionKeyLength(128);
                document.protect(policy);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), SIZE);
            content.setLeading(SIZE * 1.3f);
            content.newLineAtOffset(60, 730);
            for (String paragraph : text.split("\n\n")) {
                for (String line : lines(paragraph)) {
                    content.showText(line);
                    content.newLine();
                }
                content.newLine();
            }
            content.endText();
        }
    }

    private static List<String> lines(String paragraph) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : paragraph.split(" ")) {
            if (line.length() + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A Word file with one paragraph for each text. */
    static byte[] docx(List<String> paragraphs) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            paragraphs.forEach(text -> document.createParagraph().createRun().setText(text));
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
