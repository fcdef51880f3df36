package io.lectern.account;

import io.lectern.common.StartupTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Makes the first tenant, administrator and key, and hands a generated key to whoever can show it to a person once. */
@ApplicationScoped
class FirstAdministratorTask implements StartupTask {

    private static final System.Logger LOG = System.getLogger(FirstAdministratorTask.class.getName());

    @Inject
    ApiKeyService keys;

    @Inject
    AccountConfig config;

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String name() {
        return "First administrator";
    }

    @Override
    public void run() throws IOException {
        Optional<String> key = keys.prepareAdministrator();
        if (key.isPresent()) {
            show(key.get());
        }
    }

    private void show(String key) throws IOException {
        Optional<Path> file = config.firstKeyFile();
        if (file.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "The first API key, shown this once: " + key);
            return;
        }
        Files.deleteIfExists(file.get());
        if (file.get().getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file.get(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file.get(), key);
    }
}
