package io.lectern.parser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.AutoDetectParser;
import org.xml.sax.SAXException;

/**
 * Reads one file: finds out what it is and hands it to the reader for that kind. PDF, Markdown and plain text are read
 * by our own readers, everything else by Tika. Reusable for many files, one at a time.
 */
class DocumentReader {

    private static final MediaType PDF = MediaType.application("pdf");

    private final AutoDetectParser parser;
    private final FileTypes types;

    DocumentReader() {
        TikaConfig tika = TikaConfig.getDefaultConfig();
        this.parser = new AutoDetectParser(tika);
        this.types = new FileTypes(tika, parser);
    }

    /**
     * Reads a file into the sink.
     *
     * @throws ReadFailure with the reason when the file gives no text
     */
    void read(Path file, String name, ParseLimits limits, ReadOptions options, BlockSink sink) {
        MediaType type = null;
        try {
            if (Files.size(file) == 0) {
                throw new ReadFailure(FailureReason.EMPTY, "The file is empty (0 bytes).");
            }
            type = types.of(file, name, sink);
            sink.mediaType(type.toString());
            if (options.picturePage() > 0) {
                new PagePicture(sink).send(file, type, options.picturePage());
                return;
            }
            refuseUnsupported(type, options);
            dispatch(file, name, type, limits, options, sink);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw e;
        } catch (Exception | Error e) {
            throw failure(e, type);
        }
        if (sink.characters() == 0) {
            throw new ReadFailure(FailureReason.EMPTY, emptiness(type, options));
        }
    }

    private void dispatch(
            Path file, String name, MediaType type, ParseLimits limits, ReadOptions options, BlockSink sink)
            throws IOException, SAXException, TikaException {
        if (isPicture(type) && !options.ocrCommand().isEmpty()) {
            new PictureReader(new Ocr(options), sink).read(file, type);
        } else if (!new OwnReaders(types, sink, options).read(file, type, false)) {
            new TikaReader(parser, types, limits, sink).read(file, name, type);
        }
    }

    private boolean isPicture(MediaType type) {
        return type.getType().equals("image") && types.parser(type).isEmpty();
    }

    private void refuseUnsupported(MediaType type, ReadOptions options) {
        if (type.getBaseType().equals(PDF)
                || types.parser(type).isPresent()
                || isPicture(type) && !options.ocrCommand().isEmpty()) {
            return;
        }
        String message = switch (type.getType()) {
            case "image" ->
                "This is a picture (" + type
                        + "). Reading it needs Tesseract (lectern.ingest.ocr.command) or a vision model,"
                        + " and neither is set up here.";
            case "audio", "video" -> "This is a recording (" + type + "), which cannot be read as text.";
            default ->
                "Files of type " + FileTypes.spoken(type)
                        + " cannot be read. Save it as PDF, DOCX, HTML or text instead.";
        };
        throw new ReadFailure(FailureReason.UNSUPPORTED, message);
    }

    private static String emptiness(MediaType type, ReadOptions options) {
        if (type.getSubtype().startsWith("vnd.apple")) {
            return "No text was found in this file of Apple's iWork: it is protected, or of 2013 and later, which cannot be"
                    + " read. Export it as PDF or DOCX.";
        }
        if (!type.getBaseType().equals(PDF)) {
            return "The file (" + FileTypes.spoken(type) + ") holds no text.";
        }
        return options.ocrCommand().isEmpty()
                ? "No page of this PDF holds text; they are probably scanned pictures. They need OCR, which is not set"
                        + " up here."
                : "No page of this PDF holds text, and OCR found none either.";
    }

    /** Says in one of our words what went wrong: the first cause in the chain that we know. */
    private static ReadFailure failure(Throwable thrown, MediaType type) {
        Throwable last = thrown;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            last = cause;
            if (cause instanceof ReadFailure known) {
                return known;
            }
            if (cause instanceof ServerGone gone) {
                throw gone;
            }
            FailureReason reason = reason(cause);
            if (reason != null) {
                return new ReadFailure(reason, message(reason, type));
            }
        }
        return new ReadFailure(
                FailureReason.DAMAGED,
                "The file cannot be read as " + FileTypes.spoken(type) + "; it is probably damaged or cut off. ("
                        + detail(last) + ")");
    }

    /** What the library says; its exception's name only when it says nothing. */
    private static String detail(Throwable last) {
        String text = Objects.requireNonNullElse(last.getMessage(), "").strip();
        if (text.contains("entity expansions")) {
            return "It declares XML entities that expand without end.";
        }
        String detail = text.lines().findFirst().orElse(last.getClass().getSimpleName());
        return detail.length() > 300 ? detail.substring(0, 300) + "…" : detail;
    }

    private static FailureReason reason(Throwable cause) {
        if (cause instanceof EncryptedDocumentException
                || cause instanceof InvalidPasswordException
                || cause.getClass().getSimpleName().equals("EncryptedDocumentException")
                || cause.getClass().getSimpleName().equals("UnsupportedZipFeatureException")
                        && String.valueOf(cause.getMessage()).contains("encryption")) {
            return FailureReason.ENCRYPTED;
        }
        if (cause instanceof UnsupportedFormatException) {
            return FailureReason.UNSUPPORTED;
        }
        if (cause instanceof ZeroByteFileException) {
            return FailureReason.EMPTY;
        }
        String text = String.valueOf(cause.getMessage());
        return text.contains("Zip bomb") || text.contains("zip bomb") ? FailureReason.TOO_LARGE : null;
    }

    private static String message(FailureReason reason, MediaType type) {
        return switch (reason) {
            case ENCRYPTED -> "The file is protected by a password. Remove the protection and upload it again.";
            case UNSUPPORTED -> "This version or variant of " + type + " cannot be read. Save it in a newer format.";
            case EMPTY -> "The file (" + type + ") is empty.";
            default -> "The file unpacks to far more than its size allows (a so-called zip bomb) and was refused.";
        };
    }
}
