package io.lectern.dist;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The other side of each ratio: a process with the server's own classes ({@code io.lectern.bench.Limits} among the
 * server's tests) that measures its parts alone. They are not on this class path, which knows only HTTP.
 */
final class Limits implements AutoCloseable {

    private static final String MARK = "limit ";
    private static final Pattern RECALL = Pattern.compile("filled (one after another|again): ([0-9.]+)");

    /** Of the vector search against exact search, when datasets were just filled, and when half of them were filled again. */
    record Recall(double filled, double refilled) {}

    private final Path work;
    private final Process process;
    private final BufferedReader answers;

    private Limits(Path work, Process process) {
        this.work = work;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    static Limits start(Path work) throws IOException {
        return new Limits(work, java(work, "io.lectern.bench.Limits"));
    }

    private static Process java(Path work, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dlectern.search-node=" + Distribution.home().resolve("search/lib"),
                "-cp",
                serverClassPath());
        builder.command().addAll(List.of(arguments));
        Process process =
                builder.redirectError(work.resolve("limits.err").toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static String serverClassPath() throws IOException {
        Path server = Path.of(System.getProperty("lectern.bench.server"));
        return String.join(
                File.pathSeparator,
                server.resolve("test-classes").toString(),
                server.resolve("classes").toString(),
                Files.readString(server.resolve("bench.classpath")).strip());
    }

    /** One command, one number; see io.lectern.bench.Limits. */
    double ask(String command) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8)
                .append(command)
                .append('\n')
                .flush();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(MARK)) {
                return Double.parseDouble(line.substring(MARK.length()));
            }
        }
        throw new IOException("io.lectern.bench.Limits ended; see " + work.resolve("limits.err"));
    }

    /** Runs the server's index benchmark; NaN without the labelled texts it needs. */
    Recall recall(int datasets, int chunks) throws IOException, InterruptedException {
        String data = System.getProperty("lectern.bench.data", "");
        if (data.isEmpty() || !Path.of(data, "scifact").toFile().isDirectory()) {
            return new Recall(Double.NaN, Double.NaN);
        }
        String cache = System.getProperty("lectern.bench.cache", work.toString());
        Process bench = java(
                work, "io.lectern.bench.IndexBench", data, cache, Integer.toString(datasets), Integer.toString(chunks));
        double filled = Double.NaN;
        double refilled = Double.NaN;
        try (BufferedReader lines = bench.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("  " + line);
                Matcher found = RECALL.matcher(line);
                if (found.find()) {
                    double recall = Double.parseDouble(found.group(2));
                    filled = found.group(1).equals("again") ? filled : recall;
                    refilled = found.group(1).equals("again") ? recall : refilled;
                }
            }
        }
        bench.waitFor();
        return new Recall(filled, refilled);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
