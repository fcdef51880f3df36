package io.lectern.parser;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes requests and frames; the other half is {@link FrameReader}. Each is a length, a kind and its fields. */
public class FrameWriter implements Closeable {

    private final DataOutputStream out;

    public FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** Sends what one file is asked for. */
    public void request(ParseRequest request) throws IOException {
        ParseLimits limits = request.limits();
        send('Q', body -> {
            text(body, request.path());
            text(body, request.fileName());
            body.writeLong(limits.characters());
            body.writeInt(limits.embeddedDepth());
            body.writeInt(limits.embeddedCount());
            body.writeLong(limits.embeddedBytes());
            body.writeInt(limits.xmlDepth());
            body.writeInt(limits.packageDepth());
            body.writeInt(limits.compressionRatio());
            ReadOptions options = request.options();
            body.writeBoolean(options.layout());
            body.writeInt(options.firstPage());
            body.writeInt(options.lastPage());
            body.writeInt(options.picturePage());
            text(body, options.ocrCommand());
            text(body, options.ocrLanguages());
        });
        out.flush();
    }

    /** Sends a frame. All but text go out at once, so that the server sees progress as it happens. */
    public void frame(Frame frame) throws IOException {
        if (frame instanceof Frame.Text text) {
            block(text.block());
            return;
        }
        if (frame instanceof Frame.Ready) {
            send('R', body -> {});
        } else if (frame instanceof Frame.MediaType type) {
            send('M', body -> text(body, type.type()));
        } else if (frame instanceof Frame.Progress progress) {
            send('P', body -> {
                body.writeInt(progress.page());
                body.writeInt(progress.pages());
            });
        } else if (frame instanceof Frame.Note note) {
            send('N', body -> text(body, note.text()));
        } else if (frame instanceof Frame.End end) {
            send('E', body -> {
                text(body, end.title());
                body.writeInt(end.pages());
            });
        } else if (frame instanceof Frame.Picture picture) {
            send('I', body -> bytes(body, picture.jpeg()));
        } else if (frame instanceof Frame.Failure failure) {
            send('F', body -> {
                text(body, failure.reason().name());
                text(body, failure.message());
            });
        }
        out.flush();
    }

    private void block(TextBlock block) throws IOException {
        send('T', body -> {
            body.writeByte(block.kind().ordinal());
            body.writeByte(block.level());
            body.writeInt(block.page());
            body.writeBoolean(block.box() != null);
            if (block.box() != null) {
                body.writeFloat(block.box().left());
                body.writeFloat(block.box().top());
                body.writeFloat(block.box().right());
                body.writeFloat(block.box().bottom());
            }
            text(body, block.text());
        });
    }

    private void send(char kind, Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        fields.write(new DataOutputStream(bytes));
        out.writeInt(bytes.size());
        out.writeByte(kind);
        bytes.writeTo(out);
    }

    private static void text(DataOutputStream body, String text) throws IOException {
        bytes(body, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void bytes(DataOutputStream body, byte[] bytes) throws IOException {
        body.writeInt(bytes.length);
        body.write(bytes);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private interface Fields {
        void write(DataOutputStream body) throws IOException;
    }
}
