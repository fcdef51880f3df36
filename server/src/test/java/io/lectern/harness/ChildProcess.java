package io.lectern.harness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process that the tests started; its output goes to a file, it ends with {@link #stop} or with this process. */
final class ChildProcess {

    private static final long STOP_SECONDS = 30;
    private static final long EXIT_SECONDS = 120;
    private static final int TAIL = 30;

    private final String name;
    private final Path log;
    private final Process process;
    private final Thread atExit;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        this.atExit = new Thread(process::destroyForcibly);
    }

    /**
     * Starts {@code java} with these arguments.
     *
     * @param folder the working directory; the log {@code <name>.log} is written there, and whatever a killed server
     *     leaves of its temporary files stays there
     */
    static ChildProcess start(String name, Path folder, List<String> arguments) throws IOException {
        return start(name, folder, arguments, Map.of());
    }

    /** The same with environment variables. */
    static ChildProcess start(String name, Path folder, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        ChildProcess child = new ChildProcess(name, log, process);
        Runtime.getRuntime().addShutdownHook(child.atExit);
        return child;
    }

    /** The arguments that run a main class in a process that ends with this one. */
    static List<String> tied(Path folder, Path classPath, String mainClass) throws IOException {
        Path home = folder.resolve("tied");
        String file = TiedToParent.class.getName().replace('.', '/') + ".class";
        Path copy = home.resolve(file);
        Files.createDirectories(copy.getParent());
        try (InputStream bytes = TiedToParent.class.getClassLoader().getResourceAsStream(file)) {
            Files.copy(bytes, copy);
        }
        return List.of("-cp", home + java.io.File.pathSeparator + classPath, TiedToParent.class.getName(), mainClass);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, for {@value #EXIT_SECONDS} seconds at most. */
    int exitCode() {
        try {
            if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                stop();
                throw failure("did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + name, e);
        }
    }

    Path log() {
        return log;
    }

    /** The failure to throw when this process did not become what it should: with the end of its log. */
    IllegalStateException failure(String what) {
        return new IllegalStateException(name + " " + what + (isAlive() ? "" : " (it has ended)") + "\n" + tail());
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    /** Asks it to end, and ends it when it does not within {@value #STOP_SECONDS} seconds. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IllegalStateException exiting) {
            // the hook runs already
        }
    }
}
