package io.lectern.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What finding out who is calling costs a request of a running server: the time of an answer that needs it (403, the
 * caller has no right) against one that does not (404, there is no such route); everything else is the same. Arguments: the
 * server's address, an administrator's key, and optionally access tokens of an identity provider.
 */
public final class AuthenticationBench {

    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 5_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI admin;

    private AuthenticationBench(URI address) {
        this.admin = address.resolve("/api/v1/admin/");
    }

    public static void main(String[] arguments) throws Exception {
        AuthenticationBench bench = new AuthenticationBench(URI.create(arguments[0]));
        Map<String, String> credentials = bench.credentials(arguments[1]);
        for (int more = 2; more < arguments.length; more++) {
            credentials.put("provider's token " + (more - 1), arguments[more]);
        }
        bench.measure(credentials);
    }

    private Map<String, String> credentials(String administrator) throws Exception {
        String name = UUID.randomUUID().toString();
        String user = post(
                        "users",
                        administrator,
                        "{\"username\":\"" + name + "\",\"password\":\"a long password\",\"role\":\"none\"}")
                .getString("id");
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put(
                "API key",
                post("keys", administrator, "{\"name\":\"bench\",\"user\":\"" + user + "\"}")
                        .getString("key"));
        credentials.put(
                "own token",
                post("login", administrator, "{\"username\":\"" + name + "\",\"password\":\"a long password\"}")
                        .getString("token"));
        return credentials;
    }

    private void measure(Map<String, String> credentials) throws Exception {
        Map<String, long[]> times = new LinkedHashMap<>();
        times.put("nobody", new long[ROUNDS]);
        credentials.keySet().forEach(name -> times.put(name, new long[ROUNDS]));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, long[]> entry : times.entrySet()) {
                String credential = credentials.get(entry.getKey());
                long nanos = credential == null ? timed("nothing", null, 404) : timed("tenants", credential, 403);
                if (round >= 0) {
                    entry.getValue()[round] = nanos;
                }
            }
        }
        double nobody = p50(times.get("nobody"));
        times.forEach((name, nanos) -> System.out.printf(
                "%-20s p50 %.3f ms, added %.3f ms, ratio %.2f%n",
                name, p50(nanos), p50(nanos) - nobody, p50(nanos) / nobody));
    }

    private long timed(String path, String credential, int expected) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(admin.resolve(path));
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential);
        }
        long begin = System.nanoTime();
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        long nanos = System.nanoTime() - begin;
        if (response.statusCode() != expected) {
            throw new IllegalStateException(path + " answered " + response.statusCode() + " " + response.body());
        }
        return nanos;
    }

    private JsonObject post(String path, String key, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(admin.resolve(path))
                .header("Authorization", "Bearer " + key)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return Json.createReader(new StringReader(response.body())).readObject();
    }

    private static double p50(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }
}
