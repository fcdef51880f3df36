package io.lectern.llm.connector;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Stands in for a paid OpenAI-compatible service: real HTTP on loopback, answers written by the test. Remembers what it
 * was sent.
 */
public final class ScriptedProvider implements AutoCloseable {

    /** What to do with one request. */
    public interface Script {
        void play(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final List<Headers> headers = new CopyOnWriteArrayList<>();
    private volatile Function<String, Script> script;

    static {
        // or the second small packet of an answer waits 40 ms for the first one's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public ScriptedProvider(Script script) throws IOException {
        this.script = body -> script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    public void then(Script next) {
        script = body -> next;
    }

    /** From now on what to do is chosen by each request's body. */
    public void choose(Function<String, Script> choice) {
        script = choice;
    }

    public List<String> bodies() {
        return bodies;
    }

    public List<String> keys() {
        return keys;
    }

    /** Paths with their queries. */
    public List<String> paths() {
        return paths;
    }

    /** What each request said under a header's name. */
    public List<String> headers(String name) {
        return headers.stream().map(one -> String.valueOf(one.getFirst(name))).toList();
    }

    /** A whole stream: each text a token, then the end marks. */
    public static Script streaming(String... tokens) {
        return exchange -> {
            OutputStream out = openStream(exchange);
            for (String token : tokens) {
                event(out, delta("content", token));
            }
            event(
                    out,
                    "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}");
            event(out, "[DONE]");
            exchange.close();
        };
    }

    public static Script status(int status, String body, String... header) {
        return exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    /** A whole answer, as a model that is not asked to stream gives it. */
    public static String completion(String text) {
        return Json.createObjectBuilder()
                .add("id", "c1")
                .add("model", "m")
                .add(
                        "choices",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("index", 0)
                                        .add("finish_reason", "stop")
                                        .add(
                                                "message",
                                                Json.createObjectBuilder()
                                                        .add("role", "assistant")
                                                        .add("content", text))))
                .add(
                        "usage",
                        Json.createObjectBuilder()
                                .add("prompt_tokens", 3)
                                .add("completion_tokens", 2)
                                .add("total_tokens", 5))
                .build()
                .toString();
    }

    public static OutputStream openStream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    public static void event(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public static String delta(String field, String text) {
        return "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"" + field + "\":\"" + text
                + "\"},\"finish_reason\":null}]}";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        bodies.add(body);
        paths.add(exchange.getRequestURI().toString());
        headers.add(exchange.getRequestHeaders());
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        try {
            script.apply(body).play(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
