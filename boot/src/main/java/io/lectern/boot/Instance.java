package io.lectern.boot;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The running whole: search node and server.
 *
 * <p>Both are started at once; the server boots while the search node does, and is told its address before it loads the
 * WAR. Stopping goes the other way round: server first, so that it can finish its writes.
 */
final class Instance {
    /** Starts the line on which the search node tells its address; see io.lectern.searchnode.SearchNode. */
    private static final String ADDRESS_MARK = "search-node-address ";

    private static final long POLL_MS = 100;

    private final Installation installation;
    private final Settings settings;
    private final DataDirectory data;
    private final int port;
    private final Optional<Tls> tls;
    private final long startedAt = System.nanoTime();
    private final CompletableFuture<String> searchAddress = new CompletableFuture<>();

    /** The last started comes first, as it is stopped first; guarded by this. */
    private final Deque<Child> children = new ArrayDeque<>();

    private volatile boolean deployed;
    private boolean stopping;
    private Child server;

    Instance(Installation installation, Settings settings, DataDirectory data, int port, Optional<Tls> tls) {
        this.installation = installation;
        this.settings = settings;
        this.data = data;
        this.port = port;
        this.tls = tls;
    }

    void start() throws IOException, StartFailure {
        Commands commands = new Commands(installation, data);
        Optional<String> external = settings.value(Settings.SEARCH_URL);
        if (external.isPresent()) {
            searchAddress.complete(external.get());
        } else {
            List<String> command = commands.searchNode(settings.heapMiB(Settings.SEARCH_HEAP));
            startChild("search node", "search", "search.log", command);
        }
        ServerFiles files = new ServerFiles(data, settings.httpAddress(), tls.isPresent());
        files.write(installation.payara());
        List<String> command = commands.server(settings.heapMiB(Settings.SERVER_HEAP), port, files);
        server = startChild("server", "server", "server.0.log", command);
        settings.given().forEach(this::tellServer);
        tellServer(Settings.DATA_DIR, data.root().toString());
        tellServer(Settings.HTTP_PORT, Integer.toString(port));
        tellServer("lectern.first-key.file", data.firstKey().toString());
        tls.ifPresent(this::tellServer);
        server.tell("");
    }

    private synchronized Child startChild(String name, String file, String log, List<String> command)
            throws IOException {
        if (stopping) {
            throw new IOException("stopped while starting");
        }
        Child child = Child.start(
                name,
                command,
                data.root(),
                data.logs().resolve(log),
                data.logs().resolve(file + ".out"),
                this::notice);
        children.addFirst(child);
        new Leftovers(data.children(), 0).remember(child);
        return child;
    }

    private void notice(String line) {
        if (line.startsWith(ADDRESS_MARK)) {
            searchAddress.complete(line.substring(ADDRESS_MARK.length()));
        } else if (line.equals(ServerMain.DEPLOYED_MARK)) {
            deployed = true;
        }
    }

    private void tellServer(String key, String value) {
        server.tell(key + "=" + value);
    }

    private void tellServer(Tls certificate) {
        tellServer("javax.net.ssl.keyStore", certificate.keyStore().toString());
        tellServer("javax.net.ssl.keyStoreType", "PKCS12");
        tellServer("javax.net.ssl.keyStorePassword", certificate.password());
        // a browser would insist for a year on a certificate that nobody vouches for
        if (!certificate.selfSigned() && settings.value(Settings.HSTS).isEmpty()) {
            tellServer(Settings.HSTS, "true");
        }
    }

    /** Returns when the whole job can be done. */
    void awaitReady() throws StartFailure, InterruptedException {
        await("search node", searchAddress::isDone);
        if (settings.value(Settings.SEARCH_URL).isEmpty()) {
            report("search node");
            tellServer(Settings.SEARCH_URL, searchAddress.join());
        }
        server.tell("");
        Readiness readiness = new Readiness(settings.httpAddress(), port, tls.map(Tls::trust));
        // Payara answers on the same path as long as the WAR does not, and says "ready"
        await("server", () -> deployed && readiness.reached());
        report("server");
    }

    private void await(String name, BooleanSupplier reached) throws StartFailure, InterruptedException {
        int seconds = settings.startTimeoutSeconds();
        long deadline = startedAt + TimeUnit.SECONDS.toNanos(seconds);
        while (!reached.getAsBoolean()) {
            refuseDeadChild();
            if (System.nanoTime() > deadline) {
                throw new StartFailure("The " + name + " was not ready within " + seconds + " s; see the files in "
                        + data.logs() + ", or allow more with " + Settings.START_TIMEOUT + ".");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }

    private synchronized void refuseDeadChild() throws StartFailure {
        for (Child child : children) {
            if (!stopping && !child.alive()) {
                throw new StartFailure(child.ending());
            }
        }
    }

    private void report(String name) {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        System.out.printf("  %-11s ready after %.1f s%n", name, seconds);
    }

    /** Returns only by an exception: when a child ends although nobody asked it to. */
    void awaitEnd() throws StartFailure {
        CompletableFuture<?>[] ends;
        synchronized (this) {
            ends = children.stream().map(Child::ended).toArray(CompletableFuture[]::new);
        }
        Child ended = (Child) CompletableFuture.anyOf(ends).join();
        synchronized (this) {
            if (!stopping) {
                throw new StartFailure(ended.ending());
            }
        }
    }

    /** Called once, by the shutdown hook. */
    void stop() {
        synchronized (this) {
            stopping = true;
        }
        System.out.println("Stopping Lectern");
        children.forEach(Child::stop);
        try {
            data.emptyRun();
        } catch (IOException e) {
            // the next start empties it
        }
        System.out.println("Lectern has stopped");
    }
}
