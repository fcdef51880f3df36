package io.lectern.dist;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/** How the time of a search grows with the chunks of its dataset. */
final class GrowthBench {

    private static final int FEW = 10_000;
    private static final int MANY = 100_000;
    private static final int WARM_UP = 200;
    private static final int ROUNDS = 400;

    private final Limits limits;
    private final Distribution running;
    private final Api api;
    private final Table table;

    GrowthBench(Limits limits, Distribution running, Table table) {
        this.limits = limits;
        this.running = running;
        this.api = new Api(running.address(), running.printedKey().orElseThrow());
        this.table = table;
    }

    /** @param texts file of one JSON string a line, of which chunks are made */
    void measure(Path texts) throws IOException {
        String dataset = api.createDataset("growing");
        fill(limits, running, api, dataset, texts, FEW);
        Latencies few = retrieve(dataset);
        fill(limits, running, api, dataset, texts, MANY - FEW);
        Latencies many = retrieve(dataset);
        report(FEW, few);
        report(MANY, many);
        table.add("growth: p50 of " + MANY + " / p50 of " + FEW, "", many.milliseconds(50) / few.milliseconds(50));
    }

    private void report(int chunks, Latencies times) {
        table.add("retrieval over " + chunks + " chunks of one dataset, p50 ms", "", times.milliseconds(50));
        table.add("retrieval over " + chunks + " chunks of one dataset, p95 ms", "", times.milliseconds(95));
    }

    /** Puts chunks near the texts into the index as chunks of a dataset; no row knows them. */
    static void fill(Limits limits, Distribution running, Api api, String dataset, Path texts, int count)
            throws IOException {
        String tenant = api.get("/api/v1/datasets?id=" + dataset)
                .data()
                .asJsonArray()
                .getJsonObject(0)
                .getString("created_by");
        limits.ask("place " + running.searchAddress() + " " + uuid(tenant) + " " + uuid(dataset));
        limits.ask("fill " + texts + " " + count);
    }

    private Latencies retrieve(String dataset) {
        Latencies times = new Latencies();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            long start = System.nanoTime();
            api.retrieve(dataset, Texts.question(round), 30);
            if (round >= WARM_UP) {
                times.add(System.nanoTime() - start);
            }
        }
        return times;
    }

    private static UUID uuid(String hex) {
        return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }
}
