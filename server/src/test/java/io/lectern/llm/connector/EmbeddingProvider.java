package io.lectern.llm.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for a paid OpenAI-compatible embedding model: real HTTP on loopback, each word a direction of its own. It can
 * be held, which keeps callers waiting, and be out of order.
 */
public final class EmbeddingProvider implements AutoCloseable {

    public static final int DIMENSION = 24;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> embedded = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int answersLeft = Integer.MAX_VALUE;
    private volatile boolean broken;

    public EmbeddingProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::handle);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Every text it was asked for. */
    public List<String> embedded() {
        return embedded;
    }

    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** Holds all callers behind the next few. */
    public void holdAfter(int answers) {
        answersLeft = answers;
    }

    public void goOn() {
        gate.countDown();
    }

    public void broken(boolean now) {
        broken = now;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                JsonReader reader =
                        Json.createReader(new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8))) {
            JsonObject request = reader.readObject();
            if (answersLeft-- == 0) {
                hold();
            }
            gate.await();
            if (broken) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            byte[] answer = answer(request).toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JsonObject answer(JsonObject request) {
        List<String> texts = request.get("input") instanceof JsonString one
                ? List.of(one.getString())
                : request.getJsonArray("input").getValuesAs(JsonString::getString);
        embedded.addAll(texts);
        JsonArrayBuilder data = Json.createArrayBuilder();
        for (int i = 0; i < texts.size(); i++) {
            data.add(Json.createObjectBuilder()
                    .add("object", "embedding")
                    .add("index", i)
                    .add("embedding", vector(texts.get(i))));
        }
        return Json.createObjectBuilder()
                .add("object", "list")
                .add("model", request.getString("model"))
                .add("data", data)
                .add("usage", Json.createObjectBuilder().add("prompt_tokens", 1).add("total_tokens", 1))
                .build();
    }

    private static JsonArrayBuilder vector(String text) {
        double[] sums = new double[DIMENSION];
        for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            sums[Math.floorMod(word.hashCode(), DIMENSION)] += 1;
        }
        JsonArrayBuilder numbers = Json.createArrayBuilder();
        for (double sum : sums) {
            numbers.add(sum);
        }
        return numbers;
    }

    @Override
    public void close() {
        goOn();
        server.stop(0);
        threads.shutdownNow();
    }
}
