package io.lectern.retrieval;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The product's own search node as a child process, for tests and benchmarks: a free port on loopback, data in a folder
 * the caller gives. Ends with {@link #close}, and when this JVM ends in any way.
 */
public final class SearchNodeProcess implements AutoCloseable {

    private static final String ADDRESS_MARK = "search-node-address ";

    private final Process process;
    private final URI url;

    private SearchNodeProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** @param options JVM options such as {@code -Xmx512m} */
    public static SearchNodeProcess start(Path folder, String... options) throws Exception {
        Path jars = Path.of(System.getProperty("lectern.search-node", "../search-node/target/node/lib"));
        if (!Files.isDirectory(jars)) {
            throw new IOException("Build the module search-node first: there is no " + jars.toAbsolutePath());
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", jars.toAbsolutePath() + "/*", "io.lectern.searchnode.SearchNode"));
        command.addAll(List.of("data=" + folder.resolve("data"), "logs=" + folder.resolve("logs"), "port=0"));
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(command)
                .redirectError(folder.resolve("search-node.err").toFile())
                .start();
        return new SearchNodeProcess(process, address(process).get(90, TimeUnit.SECONDS));
    }

    public URI url() {
        return url;
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<URI> address(Process process) {
        CompletableFuture<URI> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(ADDRESS_MARK)) {
                        address.complete(URI.create(line.substring(ADDRESS_MARK.length())));
                    }
                }
            } catch (IOException e) {
                address.completeExceptionally(e);
            }
            address.completeExceptionally(new IOException("The search node stopped before it was ready."));
        });
        reader.setDaemon(true);
        reader.start();
        return address;
    }
}
