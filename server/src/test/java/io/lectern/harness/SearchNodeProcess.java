package io.lectern.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The run's one OpenSearch node: started when first asked for, in an empty folder, ended with this process. */
public final class SearchNodeProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final String ADDRESS_MARK = "search-node-address ";

    private static SearchNodeProcess shared;

    private final ChildProcess process;
    private URI address;

    private SearchNodeProcess(ChildProcess process) {
        this.process = process;
    }

    /** Where the node answers, for example {@code http://127.0.0.1:41234}. Tests share it: use index names of your own. */
    public static synchronized URI address() {
        if (shared == null) {
            shared = start();
        }
        return shared.address;
    }

    private static SearchNodeProcess start() {
        Path folder = HarnessPaths.emptyWork("search-node");
        List<String> arguments = List.of(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                HarnessPaths.searchNodeJars() + File.separator + "*",
                "io.lectern.searchnode.SearchNode",
                "data=" + folder.resolve("data"),
                "logs=" + folder.resolve("logs"));
        try {
            SearchNodeProcess node = new SearchNodeProcess(ChildProcess.start("search-node", folder, arguments));
            Await.until(
                    START_LIMIT,
                    node::hasAddress,
                    () -> node.process.failure("did not say its address").getMessage());
            return node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasAddress() throws IOException {
        if (!process.isAlive()) {
            throw process.failure("could not start");
        }
        try (Stream<String> lines = Files.lines(process.log())) {
            Optional<String> line =
                    lines.filter(text -> text.startsWith(ADDRESS_MARK)).findFirst();
            line.ifPresent(text ->
                    address = URI.create(text.substring(ADDRESS_MARK.length()).strip()));
            return line.isPresent();
        }
    }
}
