package io.lectern.dist;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Real PDFs through the whole pipeline against the parser alone and the embedding model alone; and one with 1,000 pages. */
final class DocumentsBench {

    private static final Duration PARSING = Duration.ofMinutes(30);
    private static final int PAGES = 1_000;

    /** Once through is over in seconds. */
    private static final int TIMES = 4;

    private final Path work;
    private final Limits limits;
    private final Distribution running;
    private final Api api;
    private final Table table;

    DocumentsBench(Path work, Limits limits, Distribution running, Table table) {
        this.work = work;
        this.limits = limits;
        this.running = running;
        this.api = new Api(running.address(), running.printedKey().orElseThrow());
        this.table = table;
    }

    void measure() throws IOException {
        Path data = Path.of(System.getProperty("lectern.bench.data", ""));
        if (Files.isDirectory(data.resolve("docling-parse"))) {
            realFiles(data);
        }
        longFile();
    }

    private void realFiles(Path data) throws IOException {
        double pages = limits.ask("pages " + data);
        double alone = limits.ask("read " + data);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int time = 0; time < TIMES; time++) {
            for (Path file : pdfs(data)) {
                files.put(files.size() + "-" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        parse("real_files_before", files);
        Parsed parsed = parse("real_files", files);
        double seconds = parsed.seconds();
        List<String> texts = texts(parsed.dataset());
        double model = limits.ask("embed " + Files.write(work.resolve("real-texts"), texts));
        table.add("real PDFs: pages per second, the parser alone", "", alone);
        table.add("real PDFs: pages per second, upload to searchable", "", TIMES * pages / seconds);
        double ratio = texts.size() / seconds / model;
        table.add("real PDFs: chunks per second / model alone", ">= 0.85", ratio);
    }

    private static List<Path> pdfs(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data)) {
            return all.filter(file -> file.toString().endsWith(".pdf")).sorted().toList();
        }
    }

    /** @param seconds from the upload to the last end, by the server's clock: it is asked too rarely to tell */
    private record Parsed(String dataset, double seconds) {}

    private Parsed parse(String name, Map<String, byte[]> files) {
        String dataset = api.createDataset(name);
        long start = System.currentTimeMillis();
        Map<String, String> ids = Api.ids(api.upload(dataset, files));
        api.parse(dataset, ids.values());
        Map<String, JsonObject> ended = api.awaitParsed(dataset, PARSING, Duration.ofSeconds(1));
        return new Parsed(dataset, (Api.lastEnd(ended) - start) / 1e3);
    }

    private List<String> texts(String dataset) {
        List<String> lines = new ArrayList<>();
        for (String document : api.documents(dataset).keySet()) {
            api.chunks(dataset, document)
                    .getValuesAs(JsonObject.class)
                    .forEach(chunk -> lines.add(chunk.getJsonString("content").toString()));
        }
        return lines;
    }

    private void longFile() {
        byte[] file = SampleFiles.pdf(Texts.pages(0, PAGES));
        AtomicLong most = new AtomicLong();
        ExecutorService watch = Executors.newSingleThreadExecutor();
        watch.submit(() -> watch(most));
        double seconds = parse("long_file", Map.of("thousand-pages.pdf", file)).seconds();
        watch.shutdownNow();
        table.add("a PDF of " + PAGES + " pages: pages per second, upload to searchable", "", PAGES / seconds);
        table.add("a PDF of " + PAGES + " pages: most memory of the parser, MiB", "", most.get());
        ProcessHandle server = running.process("io.lectern.boot.ServerMain");
        table.add(
                "a PDF of " + PAGES + " pages: memory of the server after it, MiB",
                "",
                Memory.residentMiB(List.of(server)));
    }

    private void watch(AtomicLong most) {
        ProcessHandle server = running.process("io.lectern.boot.ServerMain");
        while (!Thread.currentThread().isInterrupted()) {
            server.descendants()
                    .forEach(parser -> most.accumulateAndGet((long) Memory.mostResidentMiB(parser), Math::max));
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
