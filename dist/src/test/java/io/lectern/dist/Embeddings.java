package io.lectern.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for an embedding model behind OpenAI's API: each word a direction of its own. Falls silent after some answers. */
final class Embeddings implements AutoCloseable {

    private static final int DIMENSION = 24;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final int answers;

    /** @param answers so many requests are answered at once, the others when it is told to go on */
    Embeddings(int answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::handle);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Whether somebody waits for an answer. */
    boolean silent() {
        return asked.get() > answers;
    }

    void goOn() {
        gate.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                JsonReader reader = Json.createReader(exchange.getRequestBody())) {
            var input = reader.readObject().get("input");
            if (asked.incrementAndGet() > answers) {
                gate.await();
            }
            JsonArrayBuilder data = Json.createArrayBuilder();
            List<String> texts = input instanceof JsonString one
                    ? List.of(one.getString())
                    : input.asJsonArray().getValuesAs(JsonString::getString);
            for (int i = 0; i < texts.size(); i++) {
                data.add(Json.createObjectBuilder()
                        .add("object", "embedding")
                        .add("index", i)
                        .add("embedding", vector(texts.get(i))));
            }
            byte[] body = Json.createObjectBuilder()
                    .add("object", "list")
                    .add("model", "words")
                    .add("data", data)
                    .build()
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
