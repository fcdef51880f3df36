package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.AskedProvider.Known;
import io.lectern.api.AskedProvider.Way;
import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import io.lectern.llm.connector.ScriptedProvider.Script;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every failure of a provider, asked in every way: the table of docs/models.md. All at the same time, because some of them
 * take as long as lectern.llm.timeout.
 */
@ServerTest
class ProviderFailuresIT {

    private static final int AT_ONCE = 48;

    @ArquillianResource
    Lectern lectern;

    private final ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);
    private final List<Socket> waiting = new ArrayList<>();
    private ScriptedProvider scripted;
    private ServerSocket full;
    private Known reached;
    private Known refusing;
    private Known unanswering;

    @BeforeEach
    void makeProviders() throws IOException {
        scripted = new ScriptedProvider(ScriptedProvider.streaming("Fine."));
        scripted.choose(ProviderFailuresIT::script);
        reached = known(scripted.baseUrl());
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refusing = known("http://127.0.0.1:" + closed.getLocalPort() + "/v1");
        }
        full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        fill();
        unanswering = known("http://127.0.0.1:" + full.getLocalPort() + "/v1");
    }

    @AfterEach
    void close() throws IOException {
        askers.shutdownNow();
        scripted.close();
        for (Socket one : waiting) {
            one.close();
        }
        full.close();
    }

    @Test
    void everyFailureIsToldInItsDialectAndTheNextQuestionIsAnswered() throws InterruptedException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> cells = new ArrayList<>();
        for (ProviderFault fault : ProviderFault.values()) {
            for (Way way : Way.values()) {
                cells.add(() -> {
                    try {
                        check(fault, way);
                    } catch (AssertionError | RuntimeException e) {
                        wrong.add(fault + " asked by " + way + ": " + e.getMessage());
                    }
                    return null;
                });
            }
        }
        askers.invokeAll(cells);
        assertThat(wrong).isEmpty();
    }

    private void check(ProviderFault fault, Way way) {
        AskedProvider asked = new AskedProvider(lectern, way);
        asked.assertTold(fault, asked.ask(provider(fault), fault.name()));
        asked.assertGoesOn(asked.ask(reached, "How are you?"));
    }

    private Known provider(ProviderFault fault) {
        return switch (fault) {
            case REFUSED_CONNECTION -> refusing;
            case UNANSWERED_CONNECTION -> unanswering;
            default -> reached;
        };
    }

    /** The last question names the failure; every other is answered. */
    private static Script script(String body) {
        JsonArray messages =
                Json.createReader(new StringReader(body)).readObject().getJsonArray("messages");
        String question = messages.getJsonObject(messages.size() - 1).getString("content");
        for (ProviderFault fault : ProviderFault.values()) {
            if (fault.name().equals(question)) {
                return fault.script;
            }
        }
        return ScriptedProvider.streaming("Fine.");
    }

    private Known known(String address) {
        String name = Handbook.unique("failing");
        JsonObject row = lectern.post(
                        "/chat/llm-providers",
                        "{\"name\":\"" + name + "\",\"api_endpoint\":\"" + address + "\",\"model\":\"scripted\"}")
                .json();
        return new Known(row.getString("id"), "scripted@" + name);
    }

    /** Connects until nobody answers any more: whoever comes next waits. */
    private void fill() throws IOException {
        while (true) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 300);
            } catch (SocketTimeoutException unanswered) {
                return;
            }
        }
    }
}
