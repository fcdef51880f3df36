package io.lectern.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the secret comes from that seals what must not be readable in the database. */
@ApplicationScoped
class SecretConfig {

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDirectory;

    @Inject
    @ConfigProperty(name = "lectern.secret.key")
    Optional<String> key;

    @Inject
    @ConfigProperty(name = "lectern.secret.key-file")
    Optional<String> keyFile;

    @Inject
    @ConfigProperty(name = "lectern.secret.previous-keys")
    Optional<String> previousKeys;

    Optional<String> key() {
        return key.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The file to read, or to write when there is none and no key is given. */
    Path keyFile() {
        return keyFile.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Path::of)
                .orElseGet(() -> Path.of(dataDirectory, "secret.key"))
                .toAbsolutePath();
    }

    /** Secrets that were in use before; they open and never close. */
    List<String> previousKeys() {
        return Stream.of(previousKeys.orElse("").split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
