package io.lectern.parser;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads requests and frames. What comes from a process that reads strangers' files is not trusted: sizes are checked
 * before memory is taken, unknown kinds end the conversation.
 */
public class FrameReader {

    private static final int MOST_BYTES = 4 * ParseLimits.BLOCK_CHARACTERS + 4096;
    private static final TextBlock.Kind[] KINDS = TextBlock.Kind.values();

    private final DataInputStream in;

    public FrameReader(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in, 1 << 16));
    }

    /** The next request, empty when the server has closed the stream. */
    public Optional<ParseRequest> request() throws IOException {
        Optional<Message> message = message();
        if (message.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer body = message.get().body();
        return Optional.of(new ParseRequest(
                text(body),
                text(body),
                new ParseLimits(
                        body.getLong(),
                        body.getInt(),
                        body.getInt(),
                        body.getLong(),
                        body.getInt(),
                        body.getInt(),
                        body.getInt()),
                new ReadOptions(body.get() != 0, body.getInt(), body.getInt(), body.getInt(), text(body), text(body))));
    }

    /**
     * The next frame, empty when the process has ended.
     *
     * @throws IOException when what arrives is no frame
     */
    public Optional<Frame> frame() throws IOException {
        Optional<Message> message = message();
        if (message.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(decode(message.get()));
        } catch (RuntimeException e) {
            throw new IOException("The parser process sent something unreadable", e);
        }
    }

    private static Frame decode(Message message) throws IOException {
        ByteBuffer body = message.body();
        return switch (message.kind()) {
            case 'R' -> new Frame.Ready();
            case 'M' -> new Frame.MediaType(text(body));
            case 'P' -> new Frame.Progress(body.getInt(), body.getInt());
            case 'N' -> new Frame.Note(text(body));
            case 'E' -> new Frame.End(text(body), body.getInt());
            case 'F' -> new Frame.Failure(FailureReason.valueOf(text(body)), text(body));
            case 'T' -> new Frame.Text(block(body));
            case 'I' -> new Frame.Picture(bytes(body));
            default -> throw new IOException("Unknown frame " + message.kind());
        };
    }

    private static TextBlock block(ByteBuffer body) {
        TextBlock.Kind kind = KINDS[body.get()];
        int level = body.get();
        int page = body.getInt();
        Box box = body.get() == 0 ? null : new Box(body.getFloat(), body.getFloat(), body.getFloat(), body.getFloat());
        return new TextBlock(kind, level, page, box, text(body));
    }

    private Optional<Message> message() throws IOException {
        int size;
        try {
            size = in.readInt();
        } catch (EOFException e) {
            return Optional.empty();
        }
        if (size < 0 || size > MOST_BYTES) {
            throw new IOException("A frame of " + size + " bytes");
        }
        char kind = (char) in.readUnsignedByte();
        byte[] body = in.readNBytes(size);
        if (body.length < size) {
            return Optional.empty();
        }
        return Optional.of(new Message(kind, ByteBuffer.wrap(body)));
    }

    private static String text(ByteBuffer body) {
        return new String(bytes(body), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer body) {
        byte[] bytes = new byte[checked(body.getInt(), body)];
        body.get(bytes);
        return bytes;
    }

    private static int checked(int size, ByteBuffer body) {
        if (size < 0 || size > body.remaining()) {
            throw new IllegalArgumentException("A text of " + size + " bytes");
        }
        return size;
    }

    private record Message(char kind, ByteBuffer body) {}
}
