package io.lectern.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Period;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is recorded and for how long. */
@ApplicationScoped
class AuditConfig {

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDir;

    @Inject
    @ConfigProperty(name = "lectern.audit.enabled", defaultValue = "true")
    boolean enabled;

    @Inject
    @ConfigProperty(name = "lectern.audit.all-reads", defaultValue = "false")
    boolean allReads;

    @Inject
    @ConfigProperty(name = "lectern.audit.retention", defaultValue = "P1Y")
    String retention;

    boolean enabled() {
        return enabled;
    }

    /** Whether calls that neither change anything nor show a passage are recorded too. */
    boolean allReads() {
        return allReads;
    }

    /** How long entries are kept; a period of nothing keeps them for ever. */
    Period retention() {
        return Period.parse(retention);
    }

    Path journal() {
        return Path.of(dataDir).toAbsolutePath().normalize().resolve("audit");
    }
}
