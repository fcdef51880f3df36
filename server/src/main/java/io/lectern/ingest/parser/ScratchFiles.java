package io.lectern.ingest.parser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Deletes directories of no more use; what cannot be deleted now is deleted at the next start. */
final class ScratchFiles {

    private static final System.Logger LOG = System.getLogger(ScratchFiles.class.getName());

    private ScratchFiles() {}

    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "Could not delete {0}: {1}", directory, e.getMessage());
        }
    }
}
