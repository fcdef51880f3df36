package io.lectern.parser.pdf;

import io.lectern.parser.BlockSink;
import io.lectern.parser.Box;
import io.lectern.parser.TextBlock.Kind;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;

/** What people wrote on pages: filled form fields and remarks. Links and marks without words say nothing. */
final class Remarks {

    private static final int MOST = 2_000;

    private final BlockSink sink;
    private final boolean embedded;
    private int sent;

    Remarks(BlockSink sink, boolean embedded) {
        this.sink = sink;
        this.embedded = embedded;
    }

    /** Sends the remarks of one page; broken ones are passed over. */
    void send(PDDocument document, int page) {
        try {
            PDPage shown = document.getPage(page - 1);
            for (PDAnnotation annotation : shown.getAnnotations()) {
                String text =
                        Objects.requireNonNullElse(annotation.getContents(), "").strip();
                boolean remark = !(annotation instanceof PDAnnotationWidget)
                        && !annotation.getSubtype().equals("Link");
                if (remark && !text.isEmpty() && sent < MOST) {
                    sent++;
                    sink.block(
                            Kind.PARAGRAPH,
                            0,
                            embedded ? 0 : page,
                            embedded ? null : box(shown, annotation.getRectangle()),
                            "Note: " + text);
                }
            }
        } catch (IOException | IllegalArgumentException | ClassCastException | NullPointerException e) {
            // what a broken annotation throws is up to PDFBox; the page's own text has been read
            sink.note("Remarks on page " + page + " could not be read.");
        }
    }

    /** Sends the filled fields of the form, if there is one. */
    void sendForm(PDDocument document) {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
        if (form == null) {
            return;
        }
        StringBuilder fields = new StringBuilder();
        Set<Object> seen = new HashSet<>();
        for (PDField field : form.getFieldTree()) {
            if (field instanceof PDTerminalField && seen.add(field.getCOSObject()) && sent++ < MOST) {
                append(field, fields);
            }
        }
        sink.block(Kind.PARAGRAPH, 0, 0, fields.toString());
    }

    private static void append(PDField field, StringBuilder fields) {
        if (field instanceof PDPushButton || field instanceof PDSignatureField) {
            return;
        }
        String value = Objects.requireNonNullElse(field.getValueAsString(), "").strip();
        String label = Objects.requireNonNullElse(
                field.getCOSObject().getString(COSName.TU), Objects.requireNonNullElse(field.getPartialName(), ""));
        if (!value.isEmpty() && !value.equals("Off") && !value.equals("[]")) {
            fields.append(label).append(": ").append(value).append('\n');
        }
    }

    private static Box box(PDPage page, PDRectangle place) {
        if (place == null || page.getRotation() != 0) {
            return null;
        }
        PDRectangle crop = page.getCropBox();
        return new Box(
                place.getLowerLeftX() - crop.getLowerLeftX(),
                crop.getUpperRightY() - place.getUpperRightY(),
                place.getUpperRightX() - crop.getLowerLeftX(),
                crop.getUpperRightY() - place.getLowerLeftY());
    }
}
