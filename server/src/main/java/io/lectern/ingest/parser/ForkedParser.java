package io.lectern.ingest.parser;

import io.lectern.parser.FailureReason;
import io.lectern.parser.ParseLimits;
import io.lectern.parser.ParseRequest;
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

    /**
     * Reads one file. Blocks until it is read, refused or given up.
     *
     * @param file where the bytes are
     * @param fileName what its owner called it; only a hint to what it is
     * @param progress told after each page, on this thread
     * @param cancelled asked on this thread about every 100 ms; true ends the call within a second
     * @throws ParseFailure when the file gives no text, with the reason
     */
    public ParsedDocument parse(Path file, String fileName, ProgressListener progress, BooleanSupplier cancelled)
            throws ParseFailure {
        refuseEmpty(file);
        try {
            return read(file, fileName, progress, cancelled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParseFailure(FailureReason.CANCELLED, "Parsing was interrupted.");
        }
    }

    private ParsedDocument read(Path file, String fileName, ProgressListener progress, BooleanSupplier cancelled)
            throws ParseFailure, InterruptedException {
        ParserChild child = pool.take(cancelled);
        ParseRun run = new ParseRun(config, progress, cancelled);
        boolean sound = false;
        try {
            child.send(new ParseRequest(
                    file.toAbsolutePath().toString(), fileName, ParseLimits.of(config.maxCharacters())));
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
