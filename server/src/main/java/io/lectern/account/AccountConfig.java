package io.lectern.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the first start, of users who register themselves, and of tokens. */
@ApplicationScoped
class AccountConfig {

    @Inject
    @ConfigProperty(name = "lectern.admin.key")
    Optional<String> adminKey;

    @Inject
    @ConfigProperty(name = "lectern.first-key.file")
    Optional<String> firstKeyFile;

    @Inject
    @ConfigProperty(name = "lectern.accounts.self-registration", defaultValue = "false")
    boolean selfRegistration;

    @Inject
    @ConfigProperty(name = "lectern.tokens.lifetime", defaultValue = "PT24H")
    Duration tokenLifetime;

    /** Whether strangers may make themselves members of the hosting tenant. */
    boolean selfRegistration() {
        return selfRegistration;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    Optional<String> adminKey() {
        return adminKey.map(String::strip).filter(key -> !key.isEmpty());
    }

    /** Where the launcher waits for a generated first key; absent when nobody waits and the log must do. */
    Optional<Path> firstKeyFile() {
        return firstKeyFile.filter(file -> !file.isBlank()).map(Path::of);
    }
}
