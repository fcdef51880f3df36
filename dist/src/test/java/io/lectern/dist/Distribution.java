package io.lectern.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of {@code java -jar lectern.jar} in its own process, with what it printed. {@link #close} ends the launcher and
 * every process it started, whatever state they are in; so does the end of this JVM.
 */
final class Distribution implements AutoCloseable {

    static final Duration START = Duration.ofSeconds(180);
    private static final Duration END = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("Lectern is ready: https?://[^:]+:(\\d+)/ui/");
    private static final Pattern KEY = Pattern.compile("API key {2}(\\S+) {2}\\(shown only this once\\)");

    private static final Pattern SEARCH = Pattern.compile("search-node-address (\\S+)");

    private final Process launcher;
    private final Path data;
    private final Path output;
    private final List<ProcessHandle> family = new ArrayList<>();
    private final Thread atExit = new Thread(this::killAll);

    private Distribution(Process launcher, Path data, Path output) {
        this.launcher = launcher;
        this.data = data;
        this.output = output;
    }

    /** Starts the launcher and does not wait; it listens on loopback, on any free port unless the settings say another. */
    static Distribution launch(Path data, Map<String, String> settings) {
        try {
            Path output = Files.createTempFile(data.toAbsolutePath().getParent(), "launcher", ".out");
            ProcessBuilder command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            home().resolve("lectern.jar").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            command.environment().keySet().removeIf(name -> name.startsWith("LECTERN_"));
            command.environment().put("LECTERN_HTTP_PORT", "0");
            command.environment().put("LECTERN_HTTP_ADDRESS", "127.0.0.1");
            command.environment().put("LECTERN_DATA_DIR", data.toString());
            command.environment().putAll(settings);
            Distribution started = new Distribution(command.start(), data, output);
            Runtime.getRuntime().addShutdownHook(started.atExit);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, and waits until it says that it is ready. */
    static Distribution start(Path data, Map<String, String> settings) {
        Distribution started = launch(data, settings);
        try {
            Await.until(
                    START,
                    () -> started.found(READY).isPresent() || !started.launcher.isAlive(),
                    () -> "not ready within " + START + ":\n" + started.output());
            if (started.found(READY).isEmpty()) {
                throw new AssertionError("the launcher ended:\n" + started.output());
            }
            started.remember();
            return started;
        } catch (AssertionError e) {
            started.close();
            throw e;
        }
    }

    static Path home() {
        String home = System.getProperty("lectern.it.home");
        if (home == null) {
            throw new IllegalStateException("lectern.it.home is not set; run the test through Maven's failsafe");
        }
        return Path.of(home);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + found(READY).orElseThrow());
    }

    /** Where the search node of this run listens. */
    URI searchAddress() {
        try {
            String log = Files.readString(data.resolve("logs/search.out"));
            Matcher matcher = SEARCH.matcher(log);
            if (!matcher.find()) {
                throw new AssertionError("no address of the search node in:\n" + log);
            }
            return URI.create(matcher.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return address().getPort();
    }

    /** The key that was generated and printed by this start; empty when there was one already. */
    Optional<String> printedKey() {
        return found(KEY);
    }

    /** All that the launcher has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher's exit code; waits for its end. */
    int exitCode() {
        try {
            if (!launcher.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the launcher did not end:\n" + output());
            }
            return launcher.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9} of the launcher alone. */
    void killLauncher() {
        remember();
        launcher.destroyForcibly();
    }

    /** {@code kill -9} of the server's process alone. */
    void killServer() {
        remember();
        process("io.lectern.boot.ServerMain").destroyForcibly();
    }

    /** What Ctrl-C sends; SIGTERM when this JVM was started with Ctrl-C ignored, as then every child is. */
    int interrupt() throws IOException {
        remember();
        boolean ignored = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
        new ProcessBuilder("kill", ignored ? "-TERM" : "-INT", Long.toString(launcher.pid())).start();
        return ignored ? 0 : 130;
    }

    /** The launcher and all processes below it that have been seen and still live. */
    List<ProcessHandle> alive() {
        return family.stream().filter(ProcessHandle::isAlive).toList();
    }

    ProcessHandle process(String mainClass) {
        return launcher.descendants()
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(mainClass))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no process runs " + mainClass));
    }

    /** Waits until no process of this run is left. */
    void awaitAllEnded(Duration limit) {
        Await.until(
                limit,
                () -> alive().isEmpty(),
                () -> "still alive after " + limit + ": "
                        + alive().stream().map(ProcessHandle::info).toList());
    }

    private void remember() {
        List<ProcessHandle> now = new ArrayList<>(List.of(launcher.toHandle()));
        launcher.descendants().forEach(now::add);
        now.removeAll(family);
        family.addAll(now);
    }

    private Optional<String> found(Pattern pattern) {
        Matcher matcher = pattern.matcher(output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void killAll() {
        remember();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        killAll();
        awaitAllEnded(END);
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
