package io.lectern.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings of one run. A key is looked up in the arguments ({@code --http.port=9090} or
 * {@code --lectern.http.port=9090}), then in the system properties, then in a file that the environment names
 * ({@code LECTERN_TLS_PASSWORD_FILE}), then in the environment itself ({@code LECTERN_HTTP_PORT}), then in the defaults. An empty value counts as absent, as in MicroProfile Config.
 */
final class Settings {
    static final String PREFIX = "lectern.";

    /** MicroProfile JWT's own settings, which the server reads as they are. */
    private static final String TOKENS = "mp.jwt.";

    static final String HTTP_PORT = "lectern.http.port";
    static final String HTTP_ADDRESS = "lectern.http.address";
    static final String DATA_DIR = "lectern.data.dir";
    static final String ADMIN_KEY = "lectern.admin.key";
    static final String SEARCH_URL = "lectern.search.url";
    static final String SERVER_HEAP = "lectern.server.heap";
    static final String SEARCH_HEAP = "lectern.search.heap";
    static final String TLS_CERTIFICATE = "lectern.tls.certificate";
    static final String TLS_KEY = "lectern.tls.key";
    static final String TLS_PASSWORD = "lectern.tls.password";
    static final String TLS_SELF_SIGNED = "lectern.tls.self-signed";
    static final String HSTS = "lectern.http.hsts";
    static final String START_TIMEOUT = "lectern.start.timeout";

    private static final Map<String, String> DEFAULTS = Map.of(
            HTTP_PORT, "8080",
            HTTP_ADDRESS, "0.0.0.0",
            DATA_DIR, "./data",
            SERVER_HEAP, "512m",
            SEARCH_HEAP, "256m",
            TLS_SELF_SIGNED, "false",
            START_TIMEOUT, "180");

    /** What was said for this run only, by argument or system property. */
    private final Map<String, String> given;

    private final Map<String, String> environment;

    private Settings(Map<String, String> given, Map<String, String> environment) {
        this.given = given;
        this.environment = environment;
    }

    static Settings of(List<String> arguments, Properties system, Map<String, String> environment) throws StartFailure {
        Map<String, String> given = new TreeMap<>();
        for (String name : system.stringPropertyNames()) {
            if ((name.startsWith(PREFIX) || name.startsWith(TOKENS)) && !name.equals(Installation.HOME)) {
                given.put(name, system.getProperty(name));
            }
        }
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 3) {
                throw new StartFailure(
                        "\"" + argument + "\" is not understood: settings look like --http.port=9090, see --help.");
            }
            String name = argument.substring(2, equals);
            boolean whole = name.startsWith(PREFIX) || name.startsWith(TOKENS);
            given.put(whole ? name : PREFIX + name, argument.substring(equals + 1));
        }
        given.values().removeIf(String::isBlank);
        for (Map.Entry<String, String> entry : given.entrySet()) {
            if (entry.getValue().contains("\n")) {
                throw new StartFailure("The value of " + entry.getKey() + " must be one line.");
            }
        }
        return new Settings(given, environment);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(given.get(key))
                .or(() -> ofFile(environmentName(key) + "_FILE"))
                .or(() -> Optional.ofNullable(environment.get(environmentName(key))))
                .or(() -> Optional.ofNullable(DEFAULTS.get(key)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** A secret need not stand in the environment itself; the server reads the same files. */
    private Optional<String> ofFile(String variable) {
        return Optional.ofNullable(environment.get(variable)).map(String::strip).map(file -> {
            try {
                return Files.readString(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(variable + " names a file that cannot be read: " + file, e);
            }
        });
    }

    /** {@code lectern.http.port} is {@code LECTERN_HTTP_PORT} in the environment. */
    static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    static Map<String, String> defaults() {
        return DEFAULTS;
    }

    /**
     * Refuses keys that nobody reads: a mistyped one would otherwise be ignored without a word.
     *
     * @param known all keys; when empty nothing is refused
     */
    void refuseUnknown(Set<String> known) throws StartFailure {
        if (known.isEmpty()) {
            return;
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new StartFailure("There is no setting " + String.join(", ", unknown) + ", see --help.");
        }
    }

    /** What the server must be told; the environment it sees itself. */
    Map<String, String> given() {
        return given;
    }

    int httpPort() throws StartFailure {
        return number(HTTP_PORT, 0, 65_535);
    }

    String httpAddress() {
        return value(HTTP_ADDRESS).orElseThrow();
    }

    Path dataDir() {
        return Path.of(value(DATA_DIR).orElseThrow()).toAbsolutePath().normalize();
    }

    int startTimeoutSeconds() throws StartFailure {
        return number(START_TIMEOUT, 1, 3_600);
    }

    /** Largest heap of a child process in MiB. */
    int heapMiB(String key) throws StartFailure {
        String text = value(key).orElseThrow().toLowerCase(Locale.ROOT);
        if (!text.matches("[1-9][0-9]{0,5}[mg]")) {
            throw new StartFailure(key + " must be a size such as 512m or 1g, not \"" + text + "\".");
        }
        int size = Integer.parseInt(text.substring(0, text.length() - 1));
        return text.endsWith("g") ? size * 1024 : size;
    }

    boolean flag(String key) throws StartFailure {
        String text = value(key).orElseThrow().toLowerCase(Locale.ROOT);
        if (!text.equals("true") && !text.equals("false")) {
            throw new StartFailure(key + " must be true or false, not \"" + text + "\".");
        }
        return text.equals("true");
    }

    private int number(String key, int least, int most) throws StartFailure {
        String text = value(key).orElseThrow();
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below together with numbers out of range
        }
        throw new StartFailure(key + " must be a number from " + least + " to " + most + ", not \"" + text + "\".");
    }
}
