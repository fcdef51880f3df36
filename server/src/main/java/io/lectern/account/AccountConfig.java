package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the first start. */
@ApplicationScoped
class AccountConfig {

    @Inject
    @ConfigProperty(name = "lectern.admin.key")
    Optional<String> adminKey;

    @Inject
    @ConfigProperty(name = "lectern.first-key.file")
    Optional<String> firstKeyFile;

    Optional<String> adminKey() {
        return adminKey.map(String::strip).filter(key -> !key.isEmpty());
    }

    /** Where the launcher waits for a generated first key; absent when nobody waits and the log must do. */
    Optional<Path> firstKeyFile() {
        return firstKeyFile.filter(file -> !file.isBlank()).map(Path::of);
    }
}
