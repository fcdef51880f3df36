package io.lectern.common;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of this server as a whole. */
@ApplicationScoped
class ServerConfig {

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDir;

    /** Where everything lies that survives a restart, except what is in a database or index of its own. */
    Path dataDir() {
        return Path.of(dataDir).toAbsolutePath().normalize();
    }
}
