package io.lectern.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * All settings with their meaning, for {@code --help} and to find mistyped keys: those of the launcher, and those the
 * server's own manual (microprofile-config.properties inside the WAR) lists. So nothing has to be written twice.
 */
final class SettingsList {
    private static final String MANUAL = "WEB-INF/classes/META-INF/microprofile-config.properties";

    private static final Pattern WITHOUT_DEFAULT = Pattern.compile("# ((?:lectern|mp\\.jwt)\\.[a-z.-]+) {2,}(\\S.*)");

    /** Keys the launcher reads; the server may describe them too. */
    private static final List<Entry> OF_LAUNCHER = List.of(
            new Entry(Settings.HTTP_PORT, "port of the console and the APIs, 0 for any free one"),
            new Entry(Settings.HTTP_ADDRESS, "address to listen on, 127.0.0.1 for this machine only"),
            new Entry(Settings.DATA_DIR, "folder that holds all state"),
            new Entry(Settings.ADMIN_KEY, "first API key; generated and shown once when absent"),
            new Entry(Settings.SEARCH_URL, "an OpenSearch cluster to use instead of starting a node"),
            new Entry(Settings.SERVER_HEAP, "largest Java heap of the server"),
            new Entry(Settings.SEARCH_HEAP, "largest Java heap of the search node"),
            new Entry(Settings.TLS_CERTIFICATE, "PKCS12 file, or PEM file of the chain: the port then speaks TLS only"),
            new Entry(Settings.TLS_KEY, "PEM file of the private key (PKCS#8), when the certificate is PEM"),
            new Entry(Settings.TLS_PASSWORD, "password of the PKCS12 file"),
            new Entry(Settings.TLS_SELF_SIGNED, "true: without a certificate, make one and keep it in the data folder"),
            new Entry(Settings.START_TIMEOUT, "seconds to wait for the start"));

    private final List<Entry> ofServer;

    private SettingsList(List<Entry> ofServer) {
        this.ofServer = ofServer;
    }

    record Entry(String key, String meaning, String defaultValue) {
        Entry(String key, String meaning) {
            this(key, meaning, Settings.defaults().getOrDefault(key, ""));
        }
    }

    static SettingsList of(Path war) {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            Optional<ZipEntry> manual = Optional.ofNullable(zip.getEntry(MANUAL));
            if (manual.isEmpty()) {
                return new SettingsList(List.of());
            }
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(zip.getInputStream(manual.get()), StandardCharsets.UTF_8))) {
                return new SettingsList(parse(lines.lines().toList()));
            }
        } catch (IOException e) {
            return new SettingsList(List.of());
        }
    }

    /** A comment line above a key is its meaning; a key without a default is a comment line itself, its meaning behind it. */
    static List<Entry> parse(List<String> lines) {
        List<Entry> entries = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String line : lines) {
            Matcher withoutDefault = WITHOUT_DEFAULT.matcher(line);
            int equals = line.indexOf('=');
            if (withoutDefault.matches()) {
                entries.add(new Entry(withoutDefault.group(1), withoutDefault.group(2), ""));
            } else if (line.startsWith("#")) {
                comment.add(line.substring(1).strip());
            } else {
                if (line.startsWith(Settings.PREFIX) && equals > 0) {
                    entries.add(new Entry(
                            line.substring(0, equals).strip(),
                            String.join(" ", comment),
                            line.substring(equals + 1).strip()));
                }
                comment.clear();
            }
        }
        return entries;
    }

    /** Empty when the server brings no manual: then nothing can be called unknown. */
    Set<String> keys() {
        return ofServer.isEmpty() ? Set.of() : all().stream().map(Entry::key).collect(Collectors.toUnmodifiableSet());
    }

    String help() {
        StringBuilder text = new StringBuilder("""
                Usage: java -jar lectern.jar [--setting=value ...]

                Starts Lectern in the foreground; Ctrl-C stops it. Settings are given as arguments
                (--http.port=9090), system properties (-Dlectern.http.port=9090) or environment
                variables (LECTERN_HTTP_PORT=9090), in this order. A secret may lie in a file that a
                variable names: LECTERN_LLM_API_KEY_FILE=/run/secrets/llm.

                  --help     shows this text
                  --version  shows the version
                  verify-audit FILE  checks an exported audit trail

                Settings:
                """);
        for (Entry entry : all()) {
            text.append("  ").append(entry.key());
            if (!entry.defaultValue().isEmpty()) {
                text.append(" = ").append(entry.defaultValue());
            }
            text.append("\n      ").append(entry.meaning()).append('\n');
        }
        return text.toString();
    }

    private List<Entry> all() {
        Map<String, Entry> own = OF_LAUNCHER.stream().collect(Collectors.toMap(Entry::key, entry -> entry));
        List<Entry> all = new ArrayList<>(OF_LAUNCHER);
        ofServer.stream().filter(entry -> !own.containsKey(entry.key())).forEach(all::add);
        return all;
    }
}
