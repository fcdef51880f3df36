package io.lectern.ingest.parser;

import io.lectern.parser.TextBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a document says, in reading order.
 *
 * @param mediaType what the file really is
 * @param title from the document's own properties, else empty
 * @param pageCount pages, slides or sheets; 0 when the format has none
 * @param blocks at least one
 * @param notes sentences for a person: pages that need OCR, a name that lies, attachments left out
 */
public record ParsedDocument(
        String mediaType, String title, int pageCount, List<TextBlock> blocks, List<String> notes) {

    private static final List<String> SHEETS = List.of("spreadsheet", "ms-excel", "text/csv", "text/tsv");

    public ParsedDocument {
        blocks = List.copyOf(blocks);
        notes = List.copyOf(notes);
    }

    /** The same with a paragraph more at its end. */
    public ParsedDocument with(String paragraph) {
        List<TextBlock> more = new ArrayList<>(blocks);
        more.add(new TextBlock(TextBlock.Kind.PARAGRAPH, 0, 0, null, paragraph));
        return new ParsedDocument(mediaType, title, pageCount, more, notes);
    }

    /** A file that is tables from end to end: XLSX, XLS, ODS, CSV. */
    public boolean isSpreadsheet() {
        return SHEETS.stream().anyMatch(mediaType::contains);
    }
}
