package io.lectern.parser;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.apache.tika.mime.MediaType;

/** Reads plain text, source code and Markdown of any size, in its own encoding, line by line. */
class TextReader {

    private final FileTypes types;
    private final BlockSink sink;

    TextReader(FileTypes types, BlockSink sink) {
        this.types = types;
        this.sink = sink;
    }

    void read(Path file, MediaType type) throws IOException, TikaException {
        try (Reader reader = open(file)) {
            Lines lines = new Lines(reader);
            if (types.isMarkdown(type)) {
                new MarkdownReader(sink).read(lines);
            } else {
                paragraphs(lines, types.isCode(type) ? TextBlock.Kind.CODE : TextBlock.Kind.PARAGRAPH);
            }
        }
    }

    /** Blank lines separate paragraphs; line breaks inside them are kept. */
    private void paragraphs(Lines lines, TextBlock.Kind kind) throws IOException {
        StringBuilder paragraph = new StringBuilder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || paragraph.length() + line.length() > ParseLimits.BLOCK_CHARACTERS) {
                sink.block(kind, 0, 0, paragraph.toString());
                paragraph.setLength(0);
            }
            if (!line.isBlank()) {
                paragraph.append(line.stripTrailing()).append('\n');
            }
        }
        sink.block(kind, 0, 0, paragraph.toString());
    }

    /** A reader in the file's own encoding. */
    static Reader open(Path file) throws IOException, TikaException {
        if (isUtf8(file)) {
            return withoutMark(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        }
        Optional<Charset> utf16 = Utf16.of(file);
        if (utf16.isPresent()) {
            return withoutMark(new InputStreamReader(Files.newInputStream(file), utf16.get()));
        }
        return new AutoDetectReader(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        PushbackReader first = new PushbackReader(reader);
        int c = first.read();
        if (c >= 0 && c != 0xfeff) {
            first.unread(c);
        }
        return first;
    }

    /** Strictly UTF-8 text from the first byte to the last: guessing by statistics is only for the rest. */
    static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(1 << 14);
        byte[] buffer = new byte[1 << 14];
        ByteBuffer bytes = ByteBuffer.wrap(buffer).limit(0);
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                bytes.compact();
                int read = in.read(buffer, bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, chars, read < 0);
                chars.flip();
                boolean zero = chars.chars().anyMatch(c -> c == 0);
                chars.clear();
                if (zero || result.isError()) {
                    return false;
                }
                if (read < 0) {
                    return true;
                }
            }
        }
    }
}
