package io.lectern.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What stands between a client and a provider costs: {@code /v1/chat/completions} against the same requests sent to a
 * scripted provider directly, in turns; then many slow streams at once.
 */
final class GatewayBench {

    private static final int WARM_UP = 1_500;
    private static final int CALLS = 600;
    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 10;
    private static final int STREAMS = 500;
    private static final int PAUSE_MS = 50;
    private static final int STREAM_SECONDS = 60;

    private final LoadProvider provider;
    private final URI gateway;
    private final String key;
    private final Table table;
    private final ProcessHandle server;

    GatewayBench(LoadProvider provider, Distribution running, String key, Table table) {
        this.provider = provider;
        this.gateway = running.address().resolve("/v1/chat/completions");
        this.key = "Bearer " + key;
        this.table = table;
        this.server = running.process("io.lectern.boot.ServerMain");
    }

    void measure() throws IOException, InterruptedException, ExecutionException {
        latency();
        table.add("gateway: requests per second, 16 connections", ">= 1000", perSecond(gateway));
        table.add("  the provider alone", "", perSecond(provider.address()));
        streams();
    }

    /** In turns and without a pause: a thread that must be woken on an idle virtual machine costs more than its work. */
    private void latency() throws IOException {
        byte[] whole = LoadProvider.request(false, 0, 0);
        byte[] stream = LoadProvider.request(true, 5, 0);
        try (LoadConnection plain = new LoadConnection(provider.address(), key);
                LoadConnection gated = new LoadConnection(gateway, key)) {
            Added call = new Added();
            for (int turn = 0; turn < WARM_UP + CALLS; turn++) {
                call.add(turn, once(plain, whole), once(gated, whole));
            }
            table.add("gateway: added to a call, p50 ms", "<= 1", call.milliseconds(50));
            table.add("gateway: added to a call, p99 ms", "<= 8", call.milliseconds(99));
            Added token = new Added();
            for (int turn = 0; turn < WARM_UP + CALLS; turn++) {
                token.add(turn, firstToken(plain, stream), firstToken(gated, stream));
            }
            table.add("gateway: added to the first token, p50 ms", "<= 1.5", token.milliseconds(50));
        }
    }

    private static final class Added {

        private final Latencies direct = new Latencies();
        private final Latencies through = new Latencies();

        void add(int turn, long plain, long gated) {
            if (turn >= WARM_UP) {
                direct.add(plain);
                through.add(gated);
            }
        }

        double milliseconds(int percentile) {
            return through.milliseconds(percentile) - direct.milliseconds(percentile);
        }
    }

    private static long once(LoadConnection connection, byte[] body) throws IOException {
        long start = System.nanoTime();
        requireOk(connection.post(body, line -> {}));
        return System.nanoTime() - start;
    }

    /** From the request to the first event with text. */
    private static long firstToken(LoadConnection connection, byte[] body) throws IOException {
        AtomicLong first = new AtomicLong();
        long start = System.nanoTime();
        requireOk(connection.post(body, line -> {
            if (line.contains("word0")) {
                first.compareAndSet(0, System.nanoTime());
            }
        }));
        return first.get() - start;
    }

    private static void requireOk(int status) {
        if (status != 200) {
            throw new IllegalStateException("status " + status);
        }
    }

    private double perSecond(URI address) throws InterruptedException, ExecutionException {
        byte[] whole = LoadProvider.request(false, 0, 0);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        List<Long> counts = together(CONNECTIONS, () -> {
            try (LoadConnection connection = new LoadConnection(address, key)) {
                long count = 0;
                while (System.nanoTime() < end) {
                    once(connection, whole);
                    count++;
                }
                return count;
            }
        });
        return counts.stream().mapToLong(Long::longValue).sum() / (double) SECONDS;
    }

    private void streams() throws InterruptedException, ExecutionException {
        int tokens = STREAM_SECONDS * 1000 / PAUSE_MS;
        byte[] body = LoadProvider.request(true, tokens, PAUSE_MS);
        double threadsBefore = status("Threads:");
        long sentBefore = provider.sent();
        AtomicLong received = new AtomicLong();
        AtomicLong complete = new AtomicLong();
        List<Double> memory = new ArrayList<>();
        List<Double> threads = new ArrayList<>();
        ExecutorService watch = Executors.newSingleThreadExecutor();
        Future<?> watching = watch.submit(() -> watch(memory, threads));
        together(STREAMS, () -> {
            try (LoadConnection connection = new LoadConnection(gateway, key)) {
                int status = connection.post(body, line -> {
                    if (line.contains("\"word")) {
                        received.incrementAndGet();
                    } else if (line.contains("[DONE]")) {
                        complete.incrementAndGet();
                    }
                });
                return (long) status;
            } catch (IOException lost) {
                return 0L;
            }
        });
        watching.cancel(true);
        watch.shutdownNow();
        table.add("streams: " + STREAMS + " at once, ended well", "= " + STREAMS, complete.get());
        double events = received.get() / (double) (provider.sent() - sentBefore);
        table.add("streams: events out / events in", "= 1", events);
        double most = threads.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        table.add("streams: threads of the server at most", "", most);
        table.add("  before them", "", threadsBefore);
        int half = memory.size() / 2;
        table.add(
                "streams: memory of the server, second half / first half",
                "<= 1.05",
                most(memory.subList(half, memory.size())) / most(memory.subList(0, half)));
    }

    private static double most(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private void watch(List<Double> memory, List<Double> threads) {
        long start = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException e) {
                return;
            }
            // while the streams begin, memory grows
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(10)) {
                memory.add(Memory.residentMiB(List.of(server)));
                threads.add(status("Threads:"));
            }
        }
    }

    private double status(String name) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line ->
                            Double.parseDouble(line.substring(name.length()).strip()))
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Long> together(int count, Callable<Long> task) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                tasks.add(task);
            }
            List<Long> results = new ArrayList<>();
            for (Future<Long> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
