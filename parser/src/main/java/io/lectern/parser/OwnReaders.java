package io.lectern.parser;

import io.lectern.parser.pdf.PdfReader;
import io.lectern.parser.pdf.PlainPdf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.mime.MediaType;

/** The kinds of file we read better than Tika does: PDF, tables in text, XML, Markdown, plain text and source code. */
class OwnReaders {

    private static final Set<String> TABLES = Set.of("text/csv", "text/tsv", "text/tab-separated-values");

    private final FileTypes types;
    private final BlockSink sink;
    private final ReadOptions options;

    OwnReaders(FileTypes types, BlockSink sink, ReadOptions options) {
        this.types = types;
        this.sink = sink;
        this.options = options;
    }

    /** Whether the type is one of ours. */
    boolean know(MediaType type) {
        return isPdf(type) || isTable(type) || isXml(type) || types.isPlain(type);
    }

    /**
     * Reads the file if its type is one of ours.
     *
     * @param embedded whether it is a part of another document
     * @return false when Tika has to read it
     */
    boolean read(Path file, MediaType type, boolean embedded) throws IOException, TikaException {
        if (isPdf(type)) {
            pdf(file, embedded);
        } else if (isTable(type)) {
            new CsvReader(sink).read(file);
        } else if (isXml(type)) {
            new XmlReader(sink).read(file);
        } else if (types.isPlain(type) && TabbedText.is(file, type)) {
            new CsvReader(sink).readTabbed(file);
        } else if (types.isPlain(type)) {
            new TextReader(types, sink).read(file, type);
        } else {
            return false;
        }
        return true;
    }

    private void pdf(Path file, boolean embedded) throws IOException {
        if (options.layout()) {
            new PdfReader(sink, embedded, options).read(file);
        } else {
            new PlainPdf(sink, embedded, options).read(file);
        }
    }

    private static boolean isPdf(MediaType type) {
        return type.getBaseType().toString().equals("application/pdf");
    }

    private static boolean isXml(MediaType type) {
        return type.getBaseType().equals(MediaType.APPLICATION_XML);
    }

    private static boolean isTable(MediaType type) {
        return TABLES.contains(type.getBaseType().toString());
    }
}
