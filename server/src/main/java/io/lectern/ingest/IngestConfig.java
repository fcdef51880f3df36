package io.lectern.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of parsing jobs. */
@ApplicationScoped
class IngestConfig {

    @Inject
    @ConfigProperty(name = "lectern.ingest.lease", defaultValue = "PT60S")
    Duration lease;

    @Inject
    @ConfigProperty(name = "lectern.ingest.attempts", defaultValue = "4")
    int attempts;

    @Inject
    @ConfigProperty(name = "lectern.ingest.workers", defaultValue = "2")
    int workers;

    /** How long a job stays a silent worker's before another one may take it. */
    Duration lease() {
        return lease;
    }

    /** How many documents are worked on at the same time; the servers' descriptors allow 8. */
    int workers() {
        return workers;
    }

    /** How often a job is begun before it counts as one that ends its worker each time. */
    int attempts() {
        return attempts;
    }
}
