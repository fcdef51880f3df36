package io.lectern.dist;

import jakarta.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the built distribution over HTTP against the bare cost of its parts and prints one table; docs/benchmarks.md
 * says what the lines mean. Run by {@code ./mvnw -Pbench}, never by {@code verify}. Ratios compare things measured in turns
 * within one run, so that a busy machine slows both. {@code -Dlectern.bench.only=retrieval,gateway} picks parts.
 */
public final class Bench {

    private static final Duration PARSING = Duration.ofMinutes(30);
    private static final int CHUNKS = 20_000;
    private static final int FILES = 16;
    private static final int MEASURED_FILES = 48;
    private static final int PAGES = 8;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 400;
    private static final int ANSWERS = 120;
    private static final int FIRST_TOKEN_MS = 40;

    private final Path work;
    private final Limits limits;
    private final Provider provider;
    private final Distribution running;
    private final Api api;
    private final Table table;

    private Bench(Path work, Limits limits, Provider provider, Distribution running, Table table) {
        this.table = table;
        this.work = work;
        this.limits = limits;
        this.provider = provider;
        this.running = running;
        this.api = new Api(running.address(), running.printedKey().orElseThrow());
    }

    /** Arguments: none. System properties: lectern.it.home, lectern.bench.server, lectern.bench.data, lectern.bench.only. */
    public static void main(String[] arguments) throws Exception {
        Table table = new Table();
        if (wanted(
                "start",
                "memory",
                "authentication",
                "ingest",
                "retrieval",
                "first-token",
                "growth",
                "documents",
                "recall")) {
            job(table);
        }
        if (wanted("gateway")) {
            gateway(table);
        }
        if (wanted("quality")) {
            Quality.run();
        }
        table.print();
        System.exit(0);
    }

    private static void job(Table table) throws Exception {
        Path work = folder("bench");
        try (Provider provider = new Provider();
                Limits limits = Limits.start(work)) {
            long start = System.nanoTime();
            try (Distribution running = Distribution.start(work.resolve("data"), settings(provider.baseUrl()))) {
                table.add("start to ready, s", "<= 20", (System.nanoTime() - start) / 1e9);
                new Bench(work, limits, provider, running, table).measure();
            }
        }
    }

    /** A server of its own, so that nothing of the job above is in its memory. */
    private static void gateway(Table table) throws Exception {
        Path work = folder("bench");
        try (LoadProvider provider = new LoadProvider();
                Distribution running = Distribution.start(work.resolve("data"), settings(provider.baseUrl()))) {
            new GatewayBench(provider, running, running.printedKey().orElseThrow(), table).measure();
        }
    }

    /** Empty; what a measurement leaves there, some 700 MB, goes with the next one or with {@code target}. */
    static Path folder(String name) throws IOException {
        Path folder = Path.of("target", name).toAbsolutePath();
        if (Files.exists(folder)) {
            try (Stream<Path> left = Files.walk(folder)) {
                left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
        return Files.createDirectories(folder);
    }

    private static boolean wanted(String... parts) {
        Set<String> only = Set.of(System.getProperty("lectern.bench.only", "").split(","));
        return only.contains("") || Arrays.stream(parts).anyMatch(only::contains);
    }

    /** Options of the JVM outrank those the launcher gives when they come in _JAVA_OPTIONS: so flags can be compared. */
    private static Map<String, String> settings(String provider) {
        return Map.of(
                "LECTERN_LLM_BASE_URL",
                provider,
                "LECTERN_LLM_MODEL",
                "scripted",
                "LECTERN_LLM_ALLOW_PRIVATE_ADDRESSES",
                "true",
                "LECTERN_INGEST_OCR_COMMAND",
                "none",
                "_JAVA_OPTIONS",
                System.getProperty("lectern.bench.java-options", ""));
    }

    private void measure() throws IOException, InterruptedException {
        if (wanted("memory")) {
            memory();
        }
        if (wanted("authentication")) {
            new AuthenticationCost(running.address(), running.printedKey().orElseThrow()).measure(table);
        }
        if (wanted("ingest", "retrieval", "first-token", "growth")) {
            parse("warm_up", FILES, 0);
            withTexts(writeTexts(work.resolve("texts").toString(), "warm_up"));
        }
        if (wanted("documents")) {
            new DocumentsBench(work, limits, running, table).measure();
        }
        if (wanted("recall")) {
            recall(20, 20_000);
            recall(50, 50_000);
        }
    }

    private void withTexts(Path texts) throws IOException {
        String dataset = api.createDataset("measured");
        if (wanted("ingest")) {
            ingest(dataset, texts);
        }
        if (wanted("retrieval", "first-token")) {
            GrowthBench.fill(limits, running, api, dataset, texts, CHUNKS);
        }
        if (wanted("retrieval")) {
            retrieval(dataset);
        }
        if (wanted("first-token")) {
            firstToken(dataset);
        }
        if (wanted("growth")) {
            new GrowthBench(limits, running, table).measure(texts);
        }
    }

    private void memory() {
        Memory.settle();
        table.add("idle memory of all processes, MiB", "<= 1126", Memory.residentMiB(running.alive()));
        ProcessHandle search = running.process("io.lectern.searchnode.SearchNode");
        table.add("  of which the search node, MiB", "<= 400", Memory.residentMiB(List.of(search)));
    }

    /** A first batch has warmed up and given the texts; the model alone is measured before and after the second. */
    private void ingest(String dataset, Path texts) throws IOException {
        double before = limits.ask("embed " + texts);
        double pipeline = parse(dataset, MEASURED_FILES, 1000);
        double after = limits.ask("embed " + texts);
        double alone = (before + after) / 2;
        table.add("the embedding model alone, chunks/s", "", alone);
        table.add("the whole pipeline, chunks/s", "", pipeline);
        table.add("ingest: pipeline / model alone", ">= 0.85", pipeline / alone);
    }

    private final Map<String, String> datasets = new LinkedHashMap<>();

    /** Chunks per second from the call that starts parsing to the last DONE, by the server's own clock; asked for rarely. */
    private double parse(String name, int count, int seed) {
        String dataset = name.equals("warm_up") ? api.createDataset(name) : name;
        datasets.put(name, dataset);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int file = 0; file < count; file++) {
            files.put("file-" + file + ".pdf", SampleFiles.pdf(Texts.pages(seed + file * PAGES, PAGES)));
        }
        Map<String, String> ids = Api.ids(api.upload(dataset, files));
        long start = System.currentTimeMillis();
        api.parse(dataset, ids.values());
        Map<String, JsonObject> parsed = api.awaitParsed(dataset, PARSING, Duration.ofSeconds(2));
        double seconds = (Api.lastEnd(parsed) - start) / 1e3;
        return parsed.values().stream()
                        .mapToInt(document -> document.getInt("chunk_count"))
                        .sum()
                / seconds;
    }

    private Path writeTexts(String file, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        String dataset = datasets.get(name);
        for (String document : api.documents(dataset).keySet()) {
            api.chunks(dataset, document)
                    .getValuesAs(JsonObject.class)
                    .forEach(chunk -> lines.add(chunk.getJsonString("content").toString()));
        }
        return Files.write(Path.of(file), lines);
    }

    private void retrieval(String dataset) throws IOException {
        Latencies bare = new Latencies();
        Latencies whole = new Latencies();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            String question = Texts.question(round);
            double nanos = limits.ask("search " + question);
            long start = System.nanoTime();
            api.retrieve(dataset, question, 30);
            long end = System.nanoTime();
            if (round >= WARM_UP) {
                bare.add(nanos);
                whole.add(end - start);
            }
        }
        table.add("one query embedding + bare _msearch, p50 ms", "", bare.milliseconds(50));
        table.add("/api/v1/retrieval over " + CHUNKS + " chunks, p50 ms", "<= 12", whole.milliseconds(50));
        table.add("/api/v1/retrieval over " + CHUNKS + " chunks, p99 ms", "<= 60", whole.milliseconds(99));
        table.add("retrieval / bare, p50", "<= 1.3", whole.milliseconds(50) / bare.milliseconds(50));
    }

    private void firstToken(String dataset) {
        provider.then(provider.streaming(FIRST_TOKEN_MS, "Zebra ", "stripes."));
        FirstToken probe =
                new FirstToken(running.address(), running.printedKey().orElseThrow(), provider);
        String free = Api.id(api.post("/api/v1/chats", "{'name':'without documents'}"));
        String bound = api.createChat("with documents", dataset);
        Latencies without = new Latencies();
        Latencies with = new Latencies();
        Latencies retrieval = new Latencies();
        for (int round = 0; round < 2 * ANSWERS; round++) {
            String question = Texts.question(round);
            long first = probe.through(free, api.createSession(free, "s" + round), question);
            long second = probe.through(bound, api.createSession(bound, "s" + round), question);
            long direct = probe.direct(question);
            long start = System.nanoTime();
            api.retrieve(dataset, question, 8);
            if (round >= ANSWERS) {
                retrieval.add(System.nanoTime() - start);
                without.add(first - direct);
                with.add(second - direct);
            }
        }
        table.add("first token: added without documents, p50 ms", "<= 1.5", without.milliseconds(50));
        table.add(
                "first token: added with documents, beyond retrieval, p50 ms",
                "<= 1.5",
                with.milliseconds(50) - retrieval.milliseconds(50));
    }

    private void recall(int datasets, int chunks) throws IOException, InterruptedException {
        Limits.Recall recall = limits.recall(datasets, chunks);
        if (!Double.isNaN(recall.filled())) {
            table.add("recall@10, " + datasets + " datasets filled one after another", ">= 0.98", recall.filled());
            table.add("  half of them deleted and filled again", ">= 0.98", recall.refilled());
        }
    }
}
