package io.lectern.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.Stream;

/** What Lectern adds to the time a person waits for the first token beyond the provider's own. */
final class FirstToken {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String key;
    private final Provider provider;

    FirstToken(URI address, String key, Provider provider) {
        this.address = address;
        this.key = key;
        this.provider = provider;
    }

    /**
     * Asks an assistant once.
     *
     * @return nanoseconds from our request to the provider's, and from its first token to ours
     */
    long through(String chat, String session, String question) {
        String body = "{\"question\":\"" + question + "\",\"session_id\":\"" + session + "\",\"stream\":true}";
        return ask(address.resolve("/api/v1/chats/" + chat + "/completions"), body);
    }

    /** The same when the provider is asked directly: what client and provider take by themselves. */
    long direct(String question) {
        String body = "{\"model\":\"scripted\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\""
                + question + "\"}]}";
        return ask(URI.create(provider.baseUrl() + "/chat/completions"), body);
    }

    private long ask(URI uri, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        long start = System.nanoTime();
        try (Stream<String> lines = http.send(request, BodyHandlers.ofLines()).body()) {
            Iterator<String> all = lines.iterator();
            String first = "";
            while (all.hasNext() && !first.contains("Zebra")) {
                first = all.next();
            }
            long end = System.nanoTime();
            if (!first.contains("Zebra")) {
                throw new IllegalStateException("the provider's answer did not come through: " + first);
            }
            all.forEachRemaining(line -> {});
            return provider.requestedAt() - start + (end - provider.firstTokenAt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
