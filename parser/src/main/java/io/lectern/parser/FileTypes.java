package io.lectern.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;

/** What a file really is. Content outweighs the name; the name only chooses among kinds its content allows. */
class FileTypes {

    private static final MediaType PDF = MediaType.application("pdf");
    private static final byte[] PDF_MARK = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    private static final Set<String> PROSE = Set.of(
            "markdown",
            "x-web-markdown",
            "x-log",
            "x-asciidoc",
            "x-rst",
            "x-setext",
            "x-textile",
            "plain",
            "vtt",
            "troff");

    /** How people call what a media type says in more words. */
    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("application/pdf", "PDF"),
            Map.entry("application/xml", "XML"),
            Map.entry("text/html", "HTML"),
            Map.entry("application/rtf", "RTF"),
            Map.entry("message/rfc822", "mail"),
            Map.entry("application/msword", "DOC"),
            Map.entry("application/vnd.ms-excel", "XLS"),
            Map.entry("application/vnd.ms-powerpoint", "PPT"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"));

    private final TikaConfig tika;
    private final MediaTypeRegistry registry;
    private final Map<MediaType, Parser> parsers;

    FileTypes(TikaConfig tika, AutoDetectParser parser) {
        this.tika = tika;
        this.registry = tika.getMediaTypeRegistry();
        this.parsers = parser.getParsers(new ParseContext());
    }

    /** The type as people call it, where they have a word for it. */
    static String spoken(MediaType type) {
        String base = type.getBaseType().toString();
        return SPOKEN.getOrDefault(base, base);
    }

    /** Detects the type of a whole file; tells the sink when the name says otherwise. */
    MediaType of(Path file, String name, BlockSink sink) throws IOException {
        MediaType content = detect(file, "");
        MediaType type = detect(file, name);
        MediaType claimed = tika.getMimeRepository().detect(null, named(name));
        if (content.equals(MediaType.OCTET_STREAM) && isText(type)) {
            refuseBinary(file, name);
        }
        if (!claimed.equals(MediaType.OCTET_STREAM) && !agree(claimed, type)) {
            sink.note("The name " + name + " says " + claimed + ", but the content is " + type
                    + "; it was read as that.");
        }
        boolean readable = parser(type).isPresent() || type.getBaseType().equals(PDF);
        return !readable && TextReader.isUtf8(file) ? MediaType.TEXT_PLAIN : type;
    }

    MediaType detect(TikaInputStream stream, Metadata metadata) throws IOException {
        return tika.getDetector().detect(stream, metadata);
    }

    private MediaType detect(Path file, String name) throws IOException {
        Metadata metadata = named(name);
        if (beginsAsPdf(file)) {
            MediaType claimed = tika.getMimeRepository().detect(null, metadata);
            return registry.isSpecializationOf(claimed, PDF) ? claimed : PDF;
        }
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            return tika.getDetector().detect(stream, metadata);
        }
    }

    /** Spares the commonest kind of file the comparison with all marks that Tika knows, a fifth of reading a page. */
    private static boolean beginsAsPdf(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(PDF_MARK.length), PDF_MARK);
        }
    }

    /** The parser Tika would use, empty when there is none. */
    Optional<Parser> parser(MediaType type) {
        MediaType at = registry.normalize(type);
        while (at != null) {
            if (parsers.containsKey(at)) {
                return Optional.of(parsers.get(at));
            }
            at = registry.getSupertype(at);
        }
        return Optional.empty();
    }

    /** Text that Tika would only pass through: no reader of its own between it and text/plain. */
    boolean isPlain(MediaType type) {
        MediaType at = registry.normalize(type.getBaseType());
        while (at != null && !at.equals(MediaType.TEXT_PLAIN) && !parsers.containsKey(at)) {
            at = registry.getSupertype(at);
        }
        return MediaType.TEXT_PLAIN.equals(at);
    }

    boolean isText(MediaType type) {
        return registry.isInstanceOf(type, MediaType.TEXT_PLAIN);
    }

    boolean isMarkdown(MediaType type) {
        return type.getSubtype().endsWith("markdown");
    }

    /** Source code and other text where every line break and blank counts. */
    boolean isCode(MediaType type) {
        return isText(type) && !PROSE.contains(type.getSubtype());
    }

    private boolean agree(MediaType claimed, MediaType type) {
        return claimed.equals(type)
                || registry.isInstanceOf(type, claimed)
                || registry.isInstanceOf(claimed, type)
                || isText(claimed) && isText(type)
                || HTML.contains(claimed.toString()) && HTML.contains(type.toString());
    }

    private static void refuseBinary(Path file, String name) throws IOException {
        if (Utf16.of(file).isEmpty() && hasControls(file)) {
            throw new ReadFailure(
                    FailureReason.UNSUPPORTED,
                    "The name " + name + " promises text, but the content is binary and of no known kind.");
        }
    }

    /** Bytes that no text in any single-byte encoding has. */
    private static boolean hasControls(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte b : in.readNBytes(1 << 16)) {
                if (b >= 0 && b < ' ' && "\t\n\r\f\u001b".indexOf(b) < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Metadata named(String name) {
        Metadata metadata = new Metadata();
        if (!name.isEmpty()) {
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.toLowerCase(Locale.ROOT));
        }
        return metadata;
    }
}
