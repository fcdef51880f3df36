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

    Greeting(Settings settings, Path firstKey, int port) {
        this.settings = settings;
        this.firstKey = firstKey;
        String address = settings.httpAddress();
        String host = address.equals("0.0.0.0") || address.equals("127.0.0.1") ? "localhost" : address;
        this.url = "http://" + host + ":" + port;
    }

    /** Deletes the file with the first key: from now on only the reader knows it. */
    String text() throws IOException {
        StringBuilder text = new StringBuilder("\nLectern is ready: " + url + "/ui/\n");
        Optional<String> generated = takeFirstKey();
        if (generated.isPresent()) {
            text.append("  API key  ").append(generated.get()).append("  (shown only this once)\n");
            text.append("  try      curl -H \"Authorization: Bearer ")
                    .append(generated.get())
                    .append("\" ")
                    .append(url)
                    .append("/api/v1/datasets\n");
        } else if (settings.value(Settings.ADMIN_KEY).isPresent()) {
            text.append("  API key  the one configured as ")
                    .append(Settings.ADMIN_KEY)
                    .append('\n');
        }
        return text.append("Ctrl-C stops it.").toString();
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
