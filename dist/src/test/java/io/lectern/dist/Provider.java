package io.lectern.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands in for an OpenAI-compatible service: real HTTP on loopback, behaviour chosen by the test. */
final class Provider implements AutoCloseable {

    /** What to do with one request. */
    interface Script {
        void play(HttpExchange exchange) throws IOException;
    }

    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long requestedAt;
    private volatile long firstTokenAt;
    private volatile Script script = streaming(0, "Hello");
    private HttpServer server;

    static {
        // or each piece but the first may wait 40 ms for the acknowledgement of the one before
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    Provider() throws IOException {
        listen(0);
        port = server.getAddress().getPort();
    }

    private void listen(int wanted) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    /** Nobody listens any more. */
    void goDown() {
        server.stop(0);
    }

    /** Listens again where it did before. */
    void comeBack() throws IOException {
        listen(port);
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    /** When the last request came, by {@link System#nanoTime}. */
    long requestedAt() {
        return requestedAt;
    }

    /** When the last stream's first token was sent. */
    long firstTokenAt() {
        return firstTokenAt;
    }

    void then(Script next) {
        script = next;
    }

    /** Streams the tokens, the first after a delay. */
    Script streaming(long delayMs, String... tokens) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            pause(delayMs);
            firstTokenAt = System.nanoTime();
            for (String token : tokens) {
                event(exchange, "{\"index\":0,\"delta\":{\"content\":\"" + token + "\"},\"finish_reason\":null}");
            }
            event(exchange, "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}");
            write(exchange, "data: [DONE]\n\n");
        };
    }

    static Script status(int status, String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, 0);
            write(exchange, body);
        };
    }

    /** Takes the request and says nothing until this provider is closed. */
    Script silent() {
        return exchange -> pause(TimeUnit.MINUTES.toMillis(5));
    }

    /** Streams one token and breaks off. */
    static Script brokenOff() {
        return exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            event(exchange, "{\"index\":0,\"delta\":{\"content\":\"Half a\"},\"finish_reason\":null}");
        };
    }

    private void pause(long milliseconds) throws IOException {
        try {
            if (closed.await(milliseconds, TimeUnit.MILLISECONDS)) {
                throw new IOException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void event(HttpExchange exchange, String choice) throws IOException {
        write(exchange, "data: {\"id\":\"c1\",\"model\":\"scripted\",\"choices\":[" + choice + "]}\n\n");
    }

    private static void write(HttpExchange exchange, String text) throws IOException {
        OutputStream out = exchange.getResponseBody();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requestedAt = System.nanoTime();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            script.play(exchange);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
