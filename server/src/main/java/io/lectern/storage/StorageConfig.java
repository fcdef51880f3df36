package io.lectern.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where bytes live and how many a file may have. */
@ApplicationScoped
class StorageConfig {

    @Inject
    @ConfigProperty(name = "lectern.data.dir", defaultValue = "./data")
    String dataDir;

    @Inject
    @ConfigProperty(name = "lectern.upload.max-bytes", defaultValue = "536870912")
    long maxBytes;

    @Inject
    @ConfigProperty(name = "lectern.upload.tenant-bytes", defaultValue = "107374182400")
    long tenantBytes;

    Path blobs() {
        return Path.of(dataDir).toAbsolutePath().normalize().resolve("blobs");
    }

    /** In bytes; a file of exactly this size is taken. */
    long maxBytes() {
        return maxBytes;
    }

    /** Of all files of one tenant together; 0 for no limit. */
    long tenantBytes() {
        return tenantBytes;
    }
}
