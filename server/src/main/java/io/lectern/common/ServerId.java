package io.lectern.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A name of this server that survives its restarts. It lies in the data directory, which no two processes share: work
 * that was begun under this name before the start is nobody's.
 */
@ApplicationScoped
public class ServerId {

    @Inject
    ServerConfig config;

    private String value;

    public synchronized String value() {
        if (value == null) {
            value = read(config.dataDir().resolve("instance-id"));
        }
        return value;
    }

    private static String read(Path file) {
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
