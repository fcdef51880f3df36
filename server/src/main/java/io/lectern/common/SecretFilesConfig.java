package io.lectern.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings from files: {@code LECTERN_LLM_API_KEY_FILE=/run/secrets/llm} gives {@code lectern.llm.api-key} the file's
 * text, white space at its ends removed. For secrets, which do not belong into an environment that others may read. It
 * outranks the environment and yields to system properties.
 */
public class SecretFilesConfig implements ConfigSource {

    private static final int BETWEEN_ENVIRONMENT_AND_PROPERTIES = 350;
    private static final String PREFIX = "lectern.";

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public int getOrdinal() {
        return BETWEEN_ENVIRONMENT_AND_PROPERTIES;
    }

    @Override
    public String getName() {
        return "files named by LECTERN_…_FILE";
    }

    @Override
    public String getValue(String key) {
        if (!key.startsWith(PREFIX)) {
            return null;
        }
        String file = System.getenv(environmentName(key));
        if (file == null || file.isBlank()) {
            return null;
        }
        try {
            return Files.readString(Path.of(file.strip())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(environmentName(key) + " names a file that cannot be read", e);
        }
    }

    static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT) + "_FILE";
    }
}
