package io.lectern.parser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file in this process and keeps the frames, passed through the wire form on the way. */
final class Readings {

    private static final DocumentReader READER = new DocumentReader();

    private Readings() {}

    static List<Frame> frames(Path file) {
        return frames(file, ReadOptions.ALL);
    }

    static List<Frame> frames(Path file, ReadOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FrameWriter out = new FrameWriter(bytes)) {
            ParseLimits limits = ParseLimits.of(5_000_000);
            BlockSink sink = new BlockSink(out, limits);
            READER.read(file, file.getFileName().toString(), limits, options, sink);
            out.frame(sink.end());
            FrameReader in = new FrameReader(new ByteArrayInputStream(bytes.toByteArray()));
            List<Frame> frames = new ArrayList<>();
            for (Optional<Frame> frame = in.frame(); frame.isPresent(); frame = in.frame()) {
                frames.add(frame.get());
            }
            return frames;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<TextBlock> blocks(Path file) {
        return frames(file).stream()
                .filter(Frame.Text.class::isInstance)
                .map(frame -> ((Frame.Text) frame).block())
                .toList();
    }

    /** Kind, level and text in one line each: {@code HEADING1 p2 Opening hours}. */
    static List<String> lines(Path file) {
        return blocks(file).stream()
                .map(block -> block.kind() + (block.level() > 0 ? "" + block.level() : "")
                        + (block.page() > 0 ? " p" + block.page() : "") + " " + block.text())
                .toList();
    }
}
