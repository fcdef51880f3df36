package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that goes away before its answer has come stops the model, which would be paid for nothing. */
@ServerTest
class HangUpIT {

    private static final int LIMIT_SECONDS = 60;

    @ArquillianResource
    Lectern lectern;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer provider;
    private volatile long talkMillis = Long.MAX_VALUE;
    private volatile String lastWords = "data: [DONE]\n\n";
    private String chat;
    private String session;

    @BeforeEach
    void startAProviderThatTalksAndTalks() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/v1/chat/completions", this::talk);
        provider.start();
        String model = RegisteredModel.of(
                lectern, "http://127.0.0.1:" + provider.getAddress().getPort() + "/v1", "CHAT");
        chat = data(lectern.post(
                        "/api/v1/chats",
                        "{\"name\":\"" + Handbook.unique("hang up") + "\",\"llm\":{\"model_name\":\"" + model + "\"}}"))
                .getString("id");
        session = data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{\"name\":\"mine\"}"))
                .getString("id");
    }

    @AfterEach
    void endIt() {
        over.countDown();
        provider.stop(0);
        threads.shutdownNow();
    }

    private void talk(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        byte[] token = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"and so on \"}}]}\n\n"
                .getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = exchange.getResponseBody()) {
            long begun = System.nanoTime();
            while (!over.await(5, TimeUnit.MILLISECONDS)
                    && TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) < talkMillis) {
                out.write(token);
                out.flush();
            }
            out.write(lastWords.getBytes(StandardCharsets.UTF_8));
        } catch (IOException hungUp) {
            stopped.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theModelIsStoppedWhenNobodyListensAnyMore() throws IOException, InterruptedException {
        stopsWhenHungUp("true", "and so on");
    }

    /** The object begins with blanks while the model talks, and a blank that cannot be written is how we know. */
    @Test
    void theModelIsStoppedWhenNobodyWaitsForTheWholeAnswerAnyMore() throws IOException, InterruptedException {
        stopsWhenHungUp("false", "\r\n\r\n");
    }

    @Test
    void aWholeAnswerThatWasLongInComingIsStillOneObject() {
        talkMillis = 4_000;
        Lectern.Answer answer = lectern.post(
                "/api/v1/chats/" + chat + "/completions",
                "{\"question\":\"Go on?\",\"stream\":false,\"session_id\":\"" + session + "\"}");

        assertThat(answer.body()).startsWith(" ");
        assertThat(data(answer).getString("answer")).startsWith("and so on and so on");
    }

    @Test
    void aFailureThatWasLongInComingIsStillOneObject() {
        lastWords = "";
        talkMillis = 4_000;
        Lectern.Answer answer = lectern.post(
                "/api/v1/chats_openai/" + chat + "/chat/completions",
                "{\"model\":\"m\",\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":\"Go on?\"}]}");

        assertThat(answer.body()).startsWith(" ");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("code")).isEqualTo(100);
        assertThat(answer.json().getString("message")).contains("broke off");
    }

    private void stopsWhenHungUp(String streamed, String begun) throws IOException, InterruptedException {
        String path = "/api/v1/chats/" + chat + "/completions";
        try (Socket client =
                new Socket(lectern.address().getHost(), lectern.address().getPort())) {
            byte[] body = ("{\"question\":\"Go on?\",\"stream\":" + streamed + ",\"session_id\":\"" + session + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            client.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + lectern.key()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            awaitText(client.getInputStream(), begun);
            assertThat(stopped.getCount()).as("while somebody listens").isEqualTo(1);
        }
        assertThat(stopped.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                .as("the model was stopped")
                .isTrue();
    }

    private static void awaitText(InputStream in, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = in.read();
            assertThat(next).as(seen.toString()).isNotNegative();
            seen.append((char) next);
        }
    }
}
