package io.lectern.harness;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A real PostgreSQL on a free port of loopback, its rows in an empty folder; as root it runs in a user namespace. */
public final class PostgresProcess {

    private PostgresProcess() {}

    /** @param name of its folder; the caller closes what is returned */
    public static EmbeddedPostgres start(String name) throws IOException {
        Path folder = HarnessPaths.emptyWork(name);
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("rows"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .start();
    }
}
