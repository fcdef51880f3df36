package io.lectern.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a person reads when everything is up. A newly generated key is in it exactly once. */
final class Greeting {
    private final Settings settings;
    private final Path firstKey;
    private final String url;
    private final Optional<Tls> tls;

    Greeting(Settings settings, Path firstKey, int port, Optional<Tls> tls) {
        this.settings = settings;
        this.firstKey = firstKey;
        this.tls = tls;
        String address = settings.httpAddress();
        String host = address.equals("0.0.0.0") || address.equals("127.0.0.1") ? "localhost" : address;
        this.url = (tls.isPresent() ? "https://" : "http://") + host + ":" + port;
    }

    /** Deletes the file with the first key: from now on only the reader knows it. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder("\nLectern is ready: " + url + "/ui/\n");
        Optional<String> generated = takeFirstKey();
        if (generated.isPresent()) {
            text.append("  API key  ").append(generated.get()).append("  (shown only this once)\n");
            text.append("  try      curl ")
                    .append(selfSigned() ? "-k " : "")
                    .append("-H \"Authorization: Bearer ")
                    .append(generated.get())
                    .append("\" ")
                    .append(url)
                    .append("/api/v1/datasets\n");
        } else if (settings.value(Settings.ADMIN_KEY).isPresent()) {
            text.append("  API key  the one configured as ")
                    .append(Settings.ADMIN_KEY)
                    .append('\n');
        }
        if (selfSigned()) {
            text.append("  self-signed certificate, compare its SHA-256 with what the browser shows:\n  ")
                    .append(tls.get().fingerprint())
                    .append('\n');
        }
        return text.append("Ctrl-C stops it.").toString();
    }

    private boolean selfSigned() {
        return tls.isPresent() && tls.get().selfSigned();
    }

    private Optional<String> takeFirstKey() throws IOException {
        if (!Files.exists(firstKey)) {
            return Optional.empty();
        }
        String key = Files.readString(firstKey).strip();
        Files.delete(firstKey);
        return Optional.of(key).filter(text -> !text.isEmpty());
    }
}
