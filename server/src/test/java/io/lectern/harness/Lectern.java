package io.lectern.harness;

import io.lectern.api.openapi.DescribedAnswers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A client of the running server, with the administrator's key. Every call waits for the whole answer, and fails when that is
 * not as /openapi says.
 */
public final class Lectern {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String BOUNDARY = "lectern-harness-boundary";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerKind kind;
    private final URI address;
    private final String key;
    private final Path deployed;
    private final String clientAddress;

    Lectern(ServerKind kind, URI address, String key, Path deployed) {
        this(kind, address, key, deployed, "");
    }

    private Lectern(ServerKind kind, URI address, String key, Path deployed, String clientAddress) {
        this.kind = kind;
        this.address = address;
        this.key = key;
        this.deployed = deployed;
        this.clientAddress = clientAddress;
    }

    public ServerKind kind() {
        return kind;
    }

    public URI address() {
        return address;
    }

    /** The administrator's API key, for clients that are not this one. */
    public String key() {
        return key;
    }

    /** The WAR file that this server was given. */
    public Path deployed() {
        return deployed;
    }

    /** The same server, asked with another key. */
    public Lectern withKey(String other) {
        return new Lectern(kind, address, other, deployed, clientAddress);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path, String json) {
        return send("DELETE", path, json);
    }

    /**
     * Any method.
     *
     * @param json the body, or null for none
     */
    public Answer send(String method, String path, String json) {
        HttpRequest.Builder request = request(path);
        if (json == null) {
            return exchange(request.method(method, BodyPublishers.noBody()).build());
        }
        request.header("Content-Type", "application/json");
        return exchange(request.method(method, BodyPublishers.ofString(json)).build());
    }

    /** Posts one file as the form field {@code file}. */
    public Answer upload(String path, String fileName, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        String foot = "\r\n--" + BOUNDARY + "--\r\n";
        return exchange(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString(foot)))
                .build());
    }

    /** The same server and key, seen by the server as a client at another address (its harness trusts our loopback). */
    public Lectern from(String clientAddress) {
        return new Lectern(kind, address, key, deployed, clientAddress);
    }

    /** Changes rows of the product behind its back, through the probe; the answer is how many. */
    public int sql(String statement) {
        Answer answer = exchange(HttpRequest.newBuilder(address.resolve("/probe/sql"))
                .timeout(TIMEOUT)
                .POST(BodyPublishers.ofString(statement))
                .build());
        if (answer.status() != 200) {
            throw new AssertionError(statement + ": " + answer.body());
        }
        return Integer.parseInt(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT).header("Authorization", "Bearer " + key);
        return clientAddress.isEmpty() ? request : request.header("X-Forwarded-For", clientAddress);
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            DescribedAnswers.check(
                    request.method(),
                    request.uri().getRawPath(),
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + request.uri(), e);
        }
    }

    /** What came back. */
    public record Answer(int status, java.net.http.HttpHeaders headers, String body) {

        /** The body as a JSON object; fails with the body's text when it is none. */
        public JsonObject json() {
            try (var reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            } catch (RuntimeException e) {
                throw new AssertionError("no JSON object, status " + status + ": " + body, e);
            }
        }
    }
}
