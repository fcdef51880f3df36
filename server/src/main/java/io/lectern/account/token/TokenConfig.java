package io.lectern.account.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key of our own tokens. */
@ApplicationScoped
class TokenConfig {

    @Inject
    @ConfigProperty(name = "lectern.tokens.secret")
    Optional<String> secret;

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDir;

    Optional<String> secret() {
        return secret.map(String::strip).filter(text -> !text.isEmpty());
    }

    Path keyFile() {
        return Path.of(dataDir).toAbsolutePath().normalize().resolve("keys").resolve("tokens.key");
    }
}
