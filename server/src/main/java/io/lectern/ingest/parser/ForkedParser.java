package io.lectern.ingest.parser;

import io.lectern.parser.FailureReason;
import io.lectern.parser.ParseLimits;
import io.lectern.parser.ParseRequest;
import io.lectern.parser.ReadOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Reads documents in child processes, so that a file which hangs, fills the memory or crashes a library ends one process
 * and nothing else. Safe for many threads; each call uses one process of the pool until it returns.
 */
@ApplicationScoped
public class ForkedParser {

    @Inject
    ParserConfig config;

    @Inject
    ParserPool pool;

    @Inject
    Tesseract tesseract;

    /**
     * Reads one file. Blocks until it is read, refused or given up.
     *
     * @param file where the bytes are
     * @param fileName what its owner called it; only a hint to what it is
     * @param options how; whether pictures are read is decided here
     * @param progress told after each page, on this thread
     * @param cancelled asked on this thread about every 100 ms; true ends the call within a second
     * @throws ParseFailure when the file gives no text, with the reason
     */
    public ParsedDocument parse(
            Path file, String fileName, ReadOptions options, ProgressListener progress, BooleanSupplier cancelled)
            throws ParseFailure {
        ReadOptions withOcr = options.withOcr(tesseract.command(), tesseract.languages());
        return run(file, fileName, withOcr, new ParseRun(config, progress, cancelled), cancelled);
    }

    /**
     * Draws a page of a PDF or a slide.
     *
     * @param page from 1
     * @param cancelled as for {@link #parse}
     * @return a JPEG, 1,000 pixels wide
     * @throws ParseFailure when the file has no such page or is of another kind
     */
    public byte[] picture(Path file, String fileName, int page, BooleanSupplier cancelled) throws ParseFailure {
        ParseRun run = new ParseRun(config, (at, of) -> {}, cancelled);
        run(file, fileName, ReadOptions.ALL.withPicture(page), run, cancelled);
        return run.picture();
    }

    private ParsedDocument run(Path file, String fileName, ReadOptions options, ParseRun run, BooleanSupplier cancelled)
            throws ParseFailure {
        refuseEmpty(file);
        try {
            ParserChild child = pool.take(options.picturePage() > 0, cancelled);
            boolean sound = false;
            try {
                child.send(new ParseRequest(
                        file.toAbsolutePath().toString(), fileName, ParseLimits.of(config.maxCharacters()), options));
                ParsedDocument document = run.follow(child);
                sound = true;
                return document;
            } finally {
                if (sound || run.refused()) {
                    pool.rest(child);
                } else {
                    pool.discard(child);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParseFailure(FailureReason.CANCELLED, "Parsing was interrupted.");
        }
    }

    private static void refuseEmpty(Path file) throws ParseFailure {
        try {
            if (Files.size(file) == 0) {
                throw new ParseFailure(FailureReason.EMPTY, "The file is empty (0 bytes).");
            }
        } catch (IOException e) {
            throw new ParseFailure(FailureReason.DAMAGED, "The stored file cannot be found any more. Upload it again.");
        }
    }
}
