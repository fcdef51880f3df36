package io.lectern.parser;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.AutoDetectParserConfig;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.SAXException;

/** Reads a file with Tika, within its own limits, attachments included. One per file. */
class TikaReader {

    private final AutoDetectParser parser;
    private final FileTypes types;
    private final ParseLimits limits;
    private final BlockSink sink;
    private final ParseContext context = new ParseContext();

    TikaReader(AutoDetectParser parser, FileTypes types, ParseLimits limits, BlockSink sink) {
        this.parser = parser;
        this.types = types;
        this.limits = limits;
        this.sink = sink;
        AutoDetectParserConfig guard = new AutoDetectParserConfig();
        guard.setMaximumCompressionRatio(limits.compressionRatio());
        guard.setMaximumDepth(limits.xmlDepth());
        guard.setMaximumPackageEntryDepth(limits.packageDepth());
        guard.setOutputThreshold(1_000_000);
        parser.setAutoDetectParserConfig(guard);
        context.set(Parser.class, parser);
        context.set(OfficeParserConfig.class, office());
    }

    private static OfficeParserConfig office() {
        OfficeParserConfig office = new OfficeParserConfig();
        // streaming readers: a book in DOCX fits in the heap, and text arrives while reading
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        office.setExtractMacros(false);
        office.setIncludeDeletedContent(false);
        office.setIncludeMoveFromContent(false);
        office.setIncludeSlideMasterContent(false);
        return office;
    }

    void read(Path file, String name, MediaType type) throws IOException, SAXException, TikaException {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
        // the first of these slides begins without a mark
        int page = type.toString().contains("opendocument.presentation") ? 1 : 0;
        XhtmlBlocks blocks = new XhtmlBlocks(sink, new MailHeader(type, metadata), page, SheetGaps.of(file, type));
        EmbeddedDocuments attachments = new EmbeddedDocuments(parser, types, limits, sink, context);
        attachments.enter(blocks);
        context.set(EmbeddedDocumentExtractor.class, attachments);
        try (TikaInputStream stream = TikaInputStream.get(file, metadata)) {
            parser.parse(stream, blocks, metadata, context);
        } finally {
            sink.title(metadata.get(TikaCoreProperties.TITLE));
        }
        blocks.finish();
        attachments.tell();
    }
}
