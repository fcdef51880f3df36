package io.lectern.ingest.chunker;

import java.nio.charset.StandardCharsets;

/** The smallest PDF with a line on each page. */
public final class SmallPdf {

    private SmallPdf() {}

    public static byte[] of(String... lines) {
        StringBuilder kids = new StringBuilder();
        StringBuilder pages = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            int page = 4 + 2 * i;
            String content = "BT /F1 12 Tf 72 700 Td (" + lines[i] + ") Tj ET";
            kids.append(page).append(" 0 R ");
            pages.append(page)
                    .append(" 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ")
                    .append(page + 1)
                    .append(" 0 R/Resources<</Font<</F1 3 0 R>>>>>>endobj\n")
                    .append(page + 1)
                    .append(" 0 obj<</Length ")
                    .append(content.length())
                    .append(">>stream\n")
                    .append(content)
                    .append("\nendstream endobj\n");
        }
        String pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count " + lines.length
                + "/Kids[" + kids + "]>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" + pages
                + "trailer<</Root 1 0 R>>\n%%EOF";
        return pdf.getBytes(StandardCharsets.US_ASCII);
    }
}
