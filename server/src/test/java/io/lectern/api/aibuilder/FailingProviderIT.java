package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.chatapi.ProviderOnLoopback;
import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused before the model is asked, and who hangs up; how providers fail is in ProviderFailuresIT. */
@ServerTest
class FailingProviderIT {

    @ArquillianResource
    Lectern lectern;

    private ProviderOnLoopback scripted;
    private String chat;
    private String session;

    @BeforeEach
    void makeASession() throws IOException {
        scripted = ProviderOnLoopback.in(lectern, ScriptedProvider.streaming("Fine."));
        chat = Handbook.data(lectern.post(
                        "/api/v1/chats",
                        "{\"name\":\"" + Handbook.unique("fail") + "\",\"llm\":{\"model_name\":\"" + scripted.model
                                + "\"}}"))
                .getString("id");
        session = Handbook.data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{}"))
                .getString("id");
    }

    @AfterEach
    void close() {
        scripted.close();
    }

    @Test
    void aPromptThatIsTooLongIsRefusedWithItsLength() {
        Answer answer = lectern.post(
                "/api/v1/chats/" + chat + "/completions",
                "{\"question\":\"" + "word ".repeat(9_000) + "\",\"stream\":false,\"session_id\":\"" + session + "\"}");
        assertThat(answer.json().getInt("code")).isEqualTo(101);
        assertThat(answer.json().getString("message")).contains("tokens").contains("reads at most");
        goesOn();
    }

    @Test
    void aClientThatHangsUpStopsTheCall() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        scripted.provider.then(exchange -> {
            var out = ScriptedProvider.openStream(exchange);
            try {
                for (int i = 0; i < 2_000; i++) {
                    ScriptedProvider.event(out, ScriptedProvider.delta("content", "word "));
                    Thread.sleep(10);
                }
            } catch (IOException gone) {
                stopped.set(true);
            }
        });
        HttpRequest request = HttpRequest.newBuilder(
                        lectern.address().resolve("/api/v1/chats/" + chat + "/completions"))
                .header("Authorization", "Bearer " + lectern.key())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"question\":\"Say much\",\"session_id\":\"" + session + "\"}"))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var body =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        assertThat(body.readNBytes(20)).hasSize(20);
        body.close();
        Await.until(Duration.ofSeconds(15), stopped::get, () -> "the provider was not told");
        Await.until(
                Duration.ofSeconds(15),
                () -> lastMessage().getString("content").contains("hung up"),
                () -> lastMessage().toString());
        goesOn();
    }

    private void goesOn() {
        scripted.provider.then(ScriptedProvider.streaming("Fine."));
        Await.until(
                Duration.ofSeconds(45),
                () -> ask(false).json().getInt("code") == 0,
                () -> "the session does not go on: " + lastMessage());
        assertThat(lastMessage().getString("content")).isEqualTo("Fine.");
    }

    private Answer ask(boolean stream) {
        return lectern.post(
                "/api/v1/chats/" + chat + "/completions",
                "{\"question\":\"How?\",\"stream\":" + stream + ",\"session_id\":\"" + session + "\"}");
    }

    private JsonObject lastMessage() {
        JsonArray messages = lectern.get("/api/v1/chats/" + chat + "/sessions?id=" + session)
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1);
    }
}
