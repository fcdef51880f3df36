package io.lectern.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * What it costs to know who is calling: two routes that do nothing, one for everybody and one for those with a credential.
 * The token is one of ours, from a login with a password.
 */
final class AuthenticationCost {

    private static final int WARM_UP = 1_500;
    private static final int ROUNDS = 2_000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest open;
    private final HttpRequest withKey;
    private final HttpRequest withToken;

    AuthenticationCost(URI address, String key) {
        open = HttpRequest.newBuilder(address.resolve("/api/v1/admin/ping")).build();
        withKey = known(address, key);
        withToken = known(address, token(new Api(address, key)));
    }

    private static HttpRequest known(URI address, String credential) {
        return HttpRequest.newBuilder(address.resolve("/api/v1/admin/ping/known"))
                .header("Authorization", "Bearer " + credential)
                .build();
    }

    private static String token(Api administrator) {
        String who = "'username':'ada','password':'a password for the benchmark'";
        administrator.post("/api/v1/admin/users", "{" + who + "}");
        return administrator.post("/api/v1/admin/login", "{" + who + "}").json().getString("token");
    }

    /** In turns, so that a busy machine slows both. */
    void measure(Table table) {
        Latencies without = new Latencies();
        Latencies key = new Latencies();
        Latencies token = new Latencies();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long first = timed(open);
            long second = timed(withKey);
            long third = timed(withToken);
            if (round >= WARM_UP) {
                without.add(first);
                key.add(second);
                token.add(third);
            }
        }
        double bare = without.milliseconds(50);
        table.add("a call that does nothing, no key needed, p50 ms", "", bare);
        table.add("added by an API key, p50 ms", "<= 0.3", key.milliseconds(50) - bare);
        table.add("added by a token, p50 ms", "<= 0.3", token.milliseconds(50) - bare);
    }

    private long timed(HttpRequest request) {
        try {
            long start = System.nanoTime();
            String answer = http.send(request, BodyHandlers.ofString()).body();
            long nanos = System.nanoTime() - start;
            if (!answer.equals("pong")) {
                throw new IllegalStateException(request.uri() + " answered " + answer);
            }
            return nanos;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
