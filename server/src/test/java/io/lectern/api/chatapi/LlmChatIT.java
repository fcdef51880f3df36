package io.lectern.api.chatapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Answers that a model gives in a conversation of the Chat API (contracts/chat-api.md 4), with the user's own key. */
@ServerTest
class LlmChatIT {

    @ArquillianResource
    Lectern lectern;

    @Test
    void anAnswerIsGivenWithTheUsersKeyAndStored() throws Exception {
        try (ProviderOnLoopback scripted =
                ProviderOnLoopback.in(lectern, ScriptedProvider.streaming("Thirty ", "days."))) {
            String config = config(scripted, "sk-of-the-user-0001");
            String conversation = conversation();
            Answer answer = lectern.post("/llm/chat", asking(config, conversation));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().getString("status")).isEqualTo("success");
            assertThat(answer.json().getString("response")).isEqualTo("Thirty days.");
            assertThat(scripted.provider.keys()).containsExactly("Bearer sk-of-the-user-0001");
            assertThat(scripted.provider.bodies().get(0)).contains("Be brief.").contains("How many days?");
            JsonObject stored = messages(conversation).getJsonObject(0);
            assertThat(stored.getString("role")).isEqualTo("assistant");
            assertThat(stored.getString("content")).isEqualTo("Thirty days.");
            assertThat(stored.getJsonObject("usage_stats").getInt("total_tokens"))
                    .isEqualTo(5);
        }
    }

    @Test
    void aStreamedAnswerComesInPiecesAndIsStored() throws Exception {
        try (ProviderOnLoopback scripted =
                ProviderOnLoopback.in(lectern, ScriptedProvider.streaming("Thirty ", "days."))) {
            String conversation = conversation();
            Answer answer = lectern.post("/llm/stream_chat", asking(config(scripted, "sk-x"), conversation));
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            assertThat(answer.body())
                    .isEqualTo("data:{\"content\":\"Thirty \"}\n\ndata:{\"content\":\"days.\"}\n\ndata:[DONE]\n\n");
            assertThat(messages(conversation).getJsonObject(0).getString("content"))
                    .isEqualTo("Thirty days.");
        }
    }

    private String config(ProviderOnLoopback scripted, String key) {
        Answer made = lectern.post(
                "/chat/user-llm-configs", "{\"provider_id\":\"" + scripted.id + "\",\"api_key\":\"" + key + "\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().getString("id");
    }

    private String conversation() {
        return lectern.post("/chat/conversations", "{\"title\":\"Leave\"}")
                .json()
                .getString("id");
    }

    private static String asking(String config, String conversation) {
        return "{\"user_llm_config_id\":\"" + config + "\",\"conversation_id\":\"" + conversation
                + "\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"user\",\"content\":\"How many days?\"}]}";
    }

    private JsonArray messages(String conversation) {
        return Json.createReader(new StringReader(lectern.get("/chat/conversations/" + conversation + "/messages")
                        .body()))
                .readArray();
    }
}
