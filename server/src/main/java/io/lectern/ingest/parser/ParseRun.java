package io.lectern.ingest.parser;

import io.lectern.parser.FailureReason;
import io.lectern.parser.Frame;
import io.lectern.parser.ParserProcess;
import io.lectern.parser.TextBlock;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One file being read: collects what the child sends and watches the limits. The caller ends the child on failure. */
class ParseRun {

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final int MOST_PICTURE_BYTES = 10_000_000;

    private final ParserConfig config;
    private final ProgressListener progress;
    private final BooleanSupplier cancelled;
    private final List<TextBlock> blocks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ByteArrayOutputStream picture = new ByteArrayOutputStream();
    private String mediaType = "application/octet-stream";
    private boolean refused;
    private long characters;

    ParseRun(ParserConfig config, ProgressListener progress, BooleanSupplier cancelled) {
        this.config = config;
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /** Reads frames until the file is done. */
    ParsedDocument follow(ParserChild child) throws ParseFailure, InterruptedException {
        long begun = System.nanoTime();
        long heard = begun;
        long looked = begun;
        while (true) {
            Optional<Frame> frame = child.poll(LOOK_EVERY_MILLIS);
            long now = System.nanoTime();
            if (frame != null) {
                heard = now;
                Optional<ParsedDocument> done = accept(frame, child);
                if (done.isPresent()) {
                    return done.get();
                }
            }
            if (frame == null || now - looked > LOOK_EVERY_MILLIS * 1_000_000) {
                looked = now;
                checkCancelled();
            }
            checkTime(now - begun, now - heard);
        }
    }

    /** The child is in good order although the file was not: it said why itself. */
    boolean refused() {
        return refused;
    }

    private Optional<ParsedDocument> accept(Optional<Frame> frame, ParserChild child)
            throws ParseFailure, InterruptedException {
        if (frame.isEmpty()) {
            throw died(child.exitCode());
        }
        Frame given = frame.get();
        if (given instanceof Frame.Text text) {
            add(text.block());
        } else if (given instanceof Frame.Progress page) {
            progress.page(page.page(), page.pages());
        } else if (given instanceof Frame.MediaType type) {
            mediaType = type.type();
        } else if (given instanceof Frame.Note note) {
            notes.add(note.text());
        } else if (given instanceof Frame.Picture part) {
            add(part);
        } else if (given instanceof Frame.Failure failure) {
            refused = true;
            throw new ParseFailure(failure.reason(), failure.message());
        } else if (given instanceof Frame.End end) {
            return Optional.of(new ParsedDocument(mediaType, end.title(), end.pages(), blocks, notes));
        }
        return Optional.empty();
    }

    /** Counts once more on this side: a process that was taken over by a file need not keep to its limits. */
    private void add(TextBlock block) throws ParseFailure {
        characters += block.text().length();
        if (characters > config.maxCharacters() + 1) {
            throw new ParseFailure(
                    FailureReason.TOO_LARGE,
                    "The file holds more than " + config.maxCharacters() + " characters of text.");
        }
        blocks.add(block);
    }

    private void add(Frame.Picture part) throws ParseFailure {
        if (picture.size() + part.jpeg().length > MOST_PICTURE_BYTES) {
            throw new ParseFailure(FailureReason.TOO_LARGE, "The picture of the page is too large.");
        }
        picture.writeBytes(part.jpeg());
    }

    /** What was drawn, when a picture was asked for. */
    byte[] picture() {
        return picture.toByteArray();
    }

    private void checkCancelled() throws ParseFailure {
        if (cancelled.getAsBoolean()) {
            throw new ParseFailure(FailureReason.CANCELLED, "Parsing was stopped.");
        }
    }

    private void checkTime(long sinceBegin, long sinceFrame) throws ParseFailure {
        if (sinceBegin > config.timeout().toNanos()) {
            throw new ParseFailure(
                    FailureReason.TIMEOUT,
                    "Reading the file took longer than " + text(config.timeout())
                            + " and was ended. Split it, or raise lectern.ingest.parser.timeout.");
        }
        if (sinceFrame > config.idle().toNanos()) {
            throw new ParseFailure(
                    FailureReason.TIMEOUT,
                    "Reading the file stood still for " + text(config.idle())
                            + " and was ended. The file is probably damaged; save it anew and try again.");
        }
    }

    private ParseFailure died(int exitCode) {
        return exitCode == ParserProcess.OUT_OF_MEMORY
                ? new ParseFailure(
                        FailureReason.OUT_OF_MEMORY,
                        "Reading the file needs more memory than " + config.heap()
                                + ". Split it, or raise lectern.ingest.parser.heap.")
                : new ParseFailure(
                        FailureReason.CRASHED,
                        "The process that read the file ended unexpectedly (exit code " + exitCode
                                + "). The file is probably damaged; save it anew and try again.");
    }

    private static String text(Duration time) {
        return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }
}
