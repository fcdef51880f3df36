package io.lectern.searchnode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packed node as the launcher does: own process, own class path, a pipe as its standard input. */
@Timeout(120)
class SearchNodeIT {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ProcessHandle> started = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void findsAVectorAndKeepsItOverAKill() throws Exception {
        Process first = start(nodeCommand());
        String url = awaitAddress(first);
        send("PUT", url + "/t", """
                {"settings": {"index.knn": true, "number_of_replicas": 0}, "mappings": {"properties": {
                  "v": {"type": "knn_vector", "dimension": 3,
                        "method": {"name": "hnsw", "engine": "lucene", "space_type": "cosinesimil"}}}}}
                """);
        send("PUT", url + "/t/_doc/far", "{\"v\": [1, 0, 0]}");
        send("PUT", url + "/t/_doc/near?refresh=true", "{\"v\": [0, 0.9, 0.1]}");
        assertThat(nearest(url)).contains("\"_id\":\"near\"").doesNotContain("\"_id\":\"far\"");

        first.destroyForcibly().waitFor();

        Process second = start(nodeCommand());
        String urlAgain = awaitAddress(second);
        send("GET", urlAgain + "/_cluster/health/t?wait_for_status=green&timeout=60s", "");
        assertThat(nearest(urlAgain)).contains("\"_id\":\"near\"");
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        assertThat(awaitAddress(start(nodeCommand()))).startsWith("http://127.0.0.1:");
    }

    @Test
    void endsWithAParentThatWasKilled() throws Exception {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", System.getProperty("java.class.path")));
        command.add(Foster.class.getName());
        command.addAll(nodeCommand());
        Process parent = start(command);
        String url = awaitAddress(parent);
        ProcessHandle node = parent.toHandle().children().findFirst().orElseThrow();
        started.add(node);
        send("GET", url, "");

        parent.destroyForcibly().waitFor();

        node.onExit().get(30, TimeUnit.SECONDS);
        assertThat(node.isAlive()).isFalse();
    }

    /** A parent that starts a node, passes its output through and holds its input open until it is killed. */
    static final class Foster {
        private Foster() {}

        public static void main(String[] command) throws Exception {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        }
    }

    private Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        started.add(process.toHandle());
        return process;
    }

    private List<String> nodeCommand() throws IOException {
        String classPath;
        try (Stream<Path> jars = Files.list(Path.of("target/node/lib"))) {
            classPath = String.join(
                    File.pathSeparator,
                    jars.map(jar -> jar.toAbsolutePath().toString()).sorted().toList());
        }
        return List.of(
                java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                SearchNode.class.getName(),
                "data=" + folder.resolve("data"),
                "logs=" + folder.resolve("logs"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private String awaitAddress(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(SearchNode.ADDRESS_MARK)) {
                return line.substring(SearchNode.ADDRESS_MARK.length());
            }
        }
        throw new AssertionError("The node ended: " + Files.readString(folder.resolve("stderr")));
    }

    private String nearest(String url) throws Exception {
        return send(
                "POST",
                url + "/t/_search",
                "{\"size\": 1, \"query\": {\"knn\": {\"v\": {\"vector\": [0, 1, 0], \"k\": 1}}}}");
    }

    private String send(String method, String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
        return response.body();
    }
}
