package io.lectern.account.token;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** Short calls to an identity provider: five seconds and a million bytes at most, JSON objects as answers. */
final class ProviderHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 1_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** The provider answered, and said no. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(URI address, int status) {
            super(address + " answered " + status);
        }
    }

    String get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address).timeout(PATIENCE).build());
    }

    /** What the issuer offers (OpenID Connect Discovery 1.0). */
    Map<String, Object> description(String issuer) throws IOException {
        String base = issuer.endsWith("/") ? issuer : issuer + "/";
        return object(get(URI.create(base + ".well-known/openid-configuration")));
    }

    Map<String, Object> post(URI address, Map<String, String> form) throws IOException {
        return object(send(HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build()));
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private String send(HttpRequest request) throws IOException {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200 || response.body().length > LONGEST) {
                throw new Refused(request.uri(), response.statusCode());
            }
            return new String(response.body(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Map<String, Object> object(String text) throws IOException {
        try {
            return JsonUtil.parseJson(text);
        } catch (JoseException e) {
            throw new IOException("the provider's answer is no JSON object", e);
        }
    }
}
