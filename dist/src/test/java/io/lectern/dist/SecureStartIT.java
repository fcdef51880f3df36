package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution with a certificate of its own making, asked by a client that trusts that certificate only, and with low
 * limits.
 */
class SecureStartIT {

    private static final Pattern PORT = Pattern.compile("Lectern is ready: https://[^:]+:(\\d+)/ui/");

    @TempDir
    static Path folder;

    @Test
    void onePortSpeaksTlsAndNothingElse() throws Exception {
        Path data = folder.resolve("data");
        Path secret = Files.writeString(folder.resolve("admin-key"), "7f1e8a52-5f0e-4f6c-9f53-0c8f3f0f2b11\n");
        Map<String, String> settings = Map.of(
                "LECTERN_TLS_SELF_SIGNED",
                "true",
                "LECTERN_ADMIN_KEY_FILE",
                secret.toString(),
                "LECTERN_LIMITS_REQUESTS_OF_KEY",
                "2",
                "LECTERN_LIMITS_REQUESTS_OF_ADDRESS",
                "30");
        try (Distribution running = Distribution.start(data, settings)) {
            Matcher port = PORT.matcher(running.output());
            assertThat(port.find()).as(running.output()).isTrue();
            assertThat(running.output()).contains("self-signed certificate").doesNotContain("7f1e8a52");
            URI address = URI.create("https://localhost:" + port.group(1));

            HttpResponse<String> answer = client(trust(data))
                    .send(
                            HttpRequest.newBuilder(address.resolve("/api/v1/datasets"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + Files.readString(secret).strip())
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"code\":0");
            assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(answer.headers().firstValue("Strict-Transport-Security"))
                    .as("nobody vouches for the certificate")
                    .isEmpty();
            assertOldVersionsAreRefused(data, address);
            assertClearTextIsRefused(address);
            assertTooManyRequestsAreToldToWait(
                    client(trust(data)), address, Files.readString(secret).strip());
        }
    }

    /** Each limit is for ten seconds at once: 20 requests with a key, 300 of an address. */
    private static void assertTooManyRequestsAreToldToWait(HttpClient client, URI address, String key)
            throws Exception {
        String ofKey = "Too many requests with this key";
        assertThat(refused(client, address.resolve("/api/v1/datasets"), key, ofKey)
                        .body())
                .startsWith("{\"code\":102,");
        for (String path : List.of("/v1/models", "/chat/conversations", "/users", "/api/v1/admin/me")) {
            HttpResponse<String> refused = refused(client, address.resolve(path), key, ofKey);
            assertThat(refused.statusCode()).as(path).isEqualTo(429);
            assertThat(refused.body()).startsWith("{\"error\":");
        }
        refused(client, address.resolve("/api/v1/datasets"), "", "Too many requests from this address");
    }

    private static HttpResponse<String> refused(HttpClient client, URI address, String key, String reason)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        for (int number = 0; number < 3_000; number++) {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.headers().firstValue("Retry-After").isPresent()) {
                assertThat(answer.body()).contains(reason);
                return answer;
            }
        }
        throw new AssertionError("never refused: " + address);
    }

    private static void assertOldVersionsAreRefused(Path data, URI address) throws Exception {
        // the JDK disables old versions for itself; so a client that asks for one cannot even begin
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.1"});
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trust(data))
                .sslParameters(old)
                .build();
        assertThatThrownBy(() -> client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    private static void assertClearTextIsRefused(URI address) throws IOException {
        try (Socket socket = new Socket("localhost", address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(said).doesNotContain("200").doesNotContain(Integer.toString(HttpURLConnection.HTTP_MOVED_PERM));
        } catch (IOException hungUp) {
            assertThat(hungUp).hasMessageNotContaining("timed out");
        }
    }

    private static HttpClient client(SSLContext trust) {
        return HttpClient.newBuilder().sslContext(trust).build();
    }

    /** As a person would: the generated certificate is taken from the data directory and trusted. */
    private static SSLContext trust(Path data) throws Exception {
        KeyStore made = KeyStore.getInstance("PKCS12");
        char[] password =
                Files.readString(data.resolve("tls/self-signed.password")).toCharArray();
        try (InputStream file = Files.newInputStream(data.resolve("tls/self-signed.p12"))) {
            made.load(file, password);
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("lectern", made.getCertificate("lectern"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
