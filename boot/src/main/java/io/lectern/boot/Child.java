package io.lectern.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process of ours and the pipe to its standard input. As long as we live the pipe is open; when we die, however, it
 * closes and the child stops by itself. What it prints goes to a file, line by line, and past one listener.
 */
final class Child {
    private static final int STOP_SECONDS = 25;

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a Java process.
     *
     * @param name how the launcher calls it in its sentences
     * @param command all after the java executable
     * @param folder its working folder
     * @param log file that names the reason when the process ends unexpectedly
     * @param console file that receives what it prints
     * @param listener gets each line it prints
     */
    static Child start(
            String name, List<String> command, Path folder, Path log, Path console, Consumer<String> listener)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // fewer arenas of the C library: some 30 MiB less for the same work
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        Child child = new Child(name, log, builder.start());
        Thread reader = new Thread(() -> child.copyOutput(console, listener), name + "-output");
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void copyOutput(Path console, Consumer<String> listener) {
        try (BufferedReader lines =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream file = Files.newOutputStream(console)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                file.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
                listener.accept(line);
            }
        } catch (IOException e) {
            // the pipe broke with the process; how it ended is told by its exit
        }
    }

    /** Sends one line to the process. */
    void tell(String line) {
        try {
            OutputStream pipe = process.getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The " + name + " does not listen any more.", e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    CompletableFuture<Child> ended() {
        return process.onExit().thenApply(ended -> this);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Why it ended, for the person at the terminal. */
    String ending() {
        int code = process.exitValue();
        String how = code == OUT_OF_MEMORY ? "ran out of memory" : "stopped unexpectedly (exit code " + code + ")";
        return "The " + name + " " + how + "; the reason is in " + log + ".";
    }

    private static final int OUT_OF_MEMORY = 3;

    /** Closes the pipe and waits; a process that does not end in time is killed. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it was closed by the other end
        }
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The mark of this process that a later run can recognise it by, see {@link Leftovers}. */
    Optional<String> mark() {
        return Leftovers.mark(handle());
    }
}
