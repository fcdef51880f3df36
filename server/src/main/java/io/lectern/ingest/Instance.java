package io.lectern.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The name of this server among those that share a database. It stays the same over restarts, because it lies in the data
 * directory, which no two processes share: a lease of that name from before the start is nobody's.
 */
@ApplicationScoped
class Instance {

    @Inject
    IngestConfig config;

    private String name;

    synchronized String name() {
        if (name == null) {
            name = read();
        }
        return name;
    }

    private String read() {
        Path file = config.dataDir().resolve("instance-id");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write " + file, e);
        }
    }
}
