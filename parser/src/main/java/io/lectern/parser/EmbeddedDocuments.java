package io.lectern.parser;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads what is inside a file: attachments, archive members, embedded objects. Each is bounded in depth, number and
 * bytes over the whole file; one that cannot be read leaves a note and harms nothing else. Pictures, macros and
 * thumbnails are passed over.
 */
class EmbeddedDocuments implements EmbeddedDocumentExtractor {

    private static final Set<String> SKIPPED = Set.of("MACRO", "METADATA", "FONT", "THUMBNAIL", "RENDERING");

    private final AutoDetectParser parser;
    private final FileTypes types;
    private final ParseLimits limits;
    private final BlockSink sink;
    private final ParseContext context;
    private final Deque<XhtmlBlocks> open = new ArrayDeque<>();
    private int count;
    private int left;
    private long bytes;

    EmbeddedDocuments(
            AutoDetectParser parser, FileTypes types, ParseLimits limits, BlockSink sink, ParseContext context) {
        this.parser = parser;
        this.types = types;
        this.limits = limits;
        this.sink = sink;
        this.context = context;
    }

    void enter(XhtmlBlocks blocks) {
        open.push(blocks);
    }

    /** Says what was passed over because of the limits. */
    void tell() {
        if (left > 0) {
            sink.note(left + (left == 1 ? " embedded file was" : " embedded files were") + " not read: at most "
                    + limits.embeddedCount() + ", nested at most " + limits.embeddedDepth() + " deep, are.");
        }
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        String kind = metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        if (kind != null && SKIPPED.contains(kind)) {
            return false;
        }
        if (count >= limits.embeddedCount() || open.size() > limits.embeddedDepth()) {
            left++;
            return false;
        }
        count++;
        return true;
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws SAXException, IOException {
        String name = fileName(metadata);
        open.getFirst().interrupt();
        try (TemporaryResources scratch = new TemporaryResources()) {
            TikaInputStream in = counted(stream, scratch, metadata);
            MediaType type = types.detect(in, metadata);
            OwnReaders own = new OwnReaders(types, sink, ReadOptions.ALL);
            if (!own.know(type) && types.parser(type).isEmpty()) {
                return;
            }
            if (!name.isEmpty()) {
                sink.block(TextBlock.Kind.FILE, open.size(), open.getFirst().page(), name);
            }
            if (!own.know(type) || !own.read(in.getPath(), type, true)) {
                parse(in, metadata, type);
            }
        } catch (TikaException | IOException | RuntimeException e) {
            survive(e, name);
        }
    }

    private void parse(TikaInputStream in, Metadata metadata, MediaType type)
            throws IOException, SAXException, TikaException {
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.toString());
        XhtmlBlocks blocks = new XhtmlBlocks(
                sink, new MailHeader(type, metadata), open.getFirst().page());
        open.push(blocks);
        try {
            parser.parse(in, blocks, metadata, context);
            blocks.finish();
        } finally {
            open.pop();
        }
    }

    private void survive(Exception e, String name) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadFailure failure && failure.reason() == FailureReason.TOO_LARGE) {
                throw failure;
            }
            if (cause instanceof ServerGone gone) {
                throw gone;
            }
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                throw new ReadFailure(
                        FailureReason.TOO_LARGE,
                        "The file unpacks to far more than its size allows (a so-called zip bomb) and was refused.");
            }
        }
        sink.note("The embedded file " + (name.isEmpty() ? "number " + count : name)
                + " could not be read; it is damaged, protected or of an unknown kind.");
    }

    /** Only the last part of a path: what an archive calls its members is text to us, never a place. */
    private static String fileName(Metadata metadata) {
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (name == null) {
            return "";
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 200 ? last.substring(0, 200) : last;
    }

    private TikaInputStream counted(InputStream stream, TemporaryResources scratch, Metadata metadata) {
        TikaInputStream given = TikaInputStream.cast(stream);
        if (given != null && given.getOpenContainer() != null) {
            return given;
        }
        return TikaInputStream.get(new Counted(stream), scratch, metadata);
    }

    /** Counts unpacked bytes over all embedded files, and leaves the archive's own stream open. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() {
            // the archive reads its next member from it
        }

        private void count(int read) {
            bytes += read;
            if (bytes > limits.embeddedBytes()) {
                throw new ReadFailure(
                        FailureReason.TOO_LARGE,
                        "The files inside this one unpack to more than " + (limits.embeddedBytes() >> 20) + " MiB.");
            }
        }
    }
}
