package io.lectern.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server with the WAR and the probe on it.
 *
 * @param deployed the very file the server was given as the product
 */
record RunningServer(ServerKind kind, ChildProcess process, URI address, Path deployed) {

    private static final Duration START_LIMIT = Duration.ofSeconds(240);
    static final String ADMIN_KEY = "4b6f2b0e-7a53-4d0c-9c55-0d3a5f1f6a11";

    /** What Lectern is told in both servers, as system properties. */
    static List<String> settings(Path folder) {
        List<String> settings = new ArrayList<>(List.of(
                "-Dlectern.data.dir=" + folder.resolve("data"),
                "-Dlectern.admin.key=" + ADMIN_KEY,
                // a test that stands for somebody elsewhere says so in X-Forwarded-For
                "-Dlectern.http.trusted-proxies=127.0.0.1",
                "-Dlectern.http.cors-origins=https://portal.example",
                "-Dlectern.limits.wrong-keys=300",
                "-Dlectern.search.url=" + SharedSearchNode.address(),
                // a provider that falls silent is waited for by a test
                "-Dlectern.llm.timeout=PT10S",
                "-Dlectern.llm.search-timeout=PT3S",
                // the scripted providers of tests are on loopback
                "-Dlectern.llm.allow-private-addresses=true"));
        settings.addAll(SharedKeycloak.settings());
        return settings;
    }

    /** Waits until both applications are there and the whole job can be done. */
    RunningServer whenReady() {
        try {
            Await.until(
                    START_LIMIT,
                    this::isReady,
                    () -> process.failure("was not ready in time").getMessage());
            return this;
        } catch (RuntimeException | AssertionError e) {
            process.stop();
            throw e;
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw process.failure("could not start");
        }
        return answers("/health/ready") && answers("/probe/ids");
    }

    private boolean answers(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
