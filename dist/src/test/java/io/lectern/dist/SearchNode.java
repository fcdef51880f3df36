package io.lectern.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** A search node of its own, which a test can take away from a running Lectern and bring back at the same address. */
final class SearchNode implements AutoCloseable {

    private final Path folder;
    private final int port;
    private final Thread atExit = new Thread(this::goAway);
    private Process process;

    SearchNode(Path folder) throws IOException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Runtime.getRuntime().addShutdownHook(atExit);
        comeBack();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Returns when it answers. */
    void comeBack() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Distribution.home().resolve("search/lib") + "/*",
                        "io.lectern.searchnode.SearchNode",
                        "data=" + folder.resolve("data"),
                        "logs=" + folder.resolve("logs"),
                        "port=" + port)
                .redirectError(folder.resolve("search-node.err").toFile())
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("search-node-address ")) {
                return;
            }
        }
        throw new IOException("the search node ended; see " + folder);
    }

    /** As if somebody had pulled the plug. */
    void goAway() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void delete(String index) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/" + index))
                    .DELETE()
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new AssertionError("the index could not be deleted: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        goAway();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
