package io.lectern.api.chatapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The Chat API as contracts/chat-api.md sections 2, 3 and 5 have it. */
@ServerTest
class ChatApiContractIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}";

    @ArquillianResource
    Lectern lectern;

    @Test
    void aClientsWholeDay() {
        Member ada = member();
        JsonObject conversation = created(ada.at.post("/chat/conversations", "{\"title\":\"Leave\"}"));
        assertThat(conversation.keySet()).contains("id", "user_id", "title", "mode", "created_at", "updated_at");
        assertThat(conversation.getString("created_at")).matches(TIME);
        assertThat(conversation.getString("user_id")).isEqualTo(ada.id);
        String id = conversation.getString("id");
        assertThat(read(ada.at.get("/chat/conversations/" + id)).getString("title"))
                .isEqualTo("Leave");

        JsonObject message = created(ada.at.post("/chat/messages", message(id, "user", "How many days?")));
        assertThat(message.keySet()).contains("id", "conversation_id", "role", "content", "created_at");
        created(ada.at.post("/chat/messages", message(id, "ai", "Thirty.")));
        JsonArray messages = list(ada.at.get("/chat/conversations/" + id + "/messages"));
        assertThat(messages)
                .extracting(one -> one.asJsonObject().getString("role"))
                .containsExactly("user", "ai");

        String messageId = message.getString("id");
        JsonObject attachment = created(ada.at.post(
                "/chat/attachments",
                "{\"message_id\":\"" + messageId + "\",\"file_type\":\"text\",\"file_path\":\"/etc/passwd\"}"));
        assertThat(attachment.getString("file_path")).isEqualTo("/etc/passwd");
        Answer attachments = ada.at.get("/chat/messages/" + messageId + "/attachments");
        assertThat(list(attachments)).hasSize(1);
        assertThat(attachments.body()).as("the path is a text and nothing more").doesNotContain("root:");

        assertThat(list(ada.at.get("/chat/conversations")))
                .extracting(one -> one.asJsonObject().getString("id"))
                .containsExactly(id);
        assertThat(ada.at
                        .delete("/chat/conversations/" + id + "/messages/" + messageId, null)
                        .status())
                .isEqualTo(204);
        assertThat(list(ada.at.get("/chat/conversations/" + id + "/messages"))).hasSize(1);
        assertThat(ada.at.delete("/chat/conversations/" + id, null).status()).isEqualTo(204);
        is(ada.at.get("/chat/conversations/" + id), 404, "Conversation not found");
    }

    @Test
    void everyMistakeHasItsStatusAndSentence() {
        Member ada = member();
        String id =
                created(ada.at.post("/chat/conversations", "{\"title\":\"x\"}")).getString("id");
        String random = UUID.randomUUID().toString();
        is(lectern.withKey("wrong").get("/chat/conversations"), 401, null);
        is(ada.at.post("/chat/conversations", "{}"), 400, null);
        is(ada.at.post("/chat/conversations", "{\"title\":\" \"}"), 400, null);
        is(ada.at.post("/chat/conversations", "{\"title\":\"" + "x".repeat(256) + "\"}"), 400, null);
        is(ada.at.post("/chat/conversations", "not json"), 400, "Bad request: The request body is not valid JSON.");
        is(ada.at.post("/chat/conversations", "{\"title\":\"x\",\"user_id\":\"7\"}"), 400, null);
        is(ada.at.post("/chat/conversations", "{\"title\":\"x\",\"user_id\":\"" + random + "\"}"), 401, "Unauthorized");
        is(
                lectern.post("/chat/conversations", "{\"title\":\"x\",\"user_id\":\"" + random + "\"}"),
                404,
                "User not found");
        is(ada.at.get("/chat/conversations/" + random), 404, "Conversation not found");
        is(ada.at.get("/chat/conversations/abc"), 404, "Conversation not found");
        is(ada.at.post("/chat/messages", message(random, "user", "x")), 404, "Conversation not found");
        is(ada.at.post("/chat/messages", message("abc", "user", "x")), 400, null);
        is(ada.at.post("/chat/messages", message(id, "user", " ")), 400, null);
        is(ada.at.get("/chat/messages/" + random + "/attachments"), 404, "Message not found");
        is(ada.at.get("/chat/messages/abc/attachments"), 404, "Message not found");
        is(ada.at.get("/chat/llm-providers/" + random), 404, "LLM provider not found");
        is(ada.at.get("/chat/nothing"), 404, null);
        is(ada.at.send("PUT", "/chat/conversations", "{}"), 405, null);
    }

    @Test
    void whatIsAnotherUsersIsRefusedAndAdministratorsMayRead() {
        Member ada = member();
        Member bob = member();
        String id = created(ada.at.post("/chat/conversations", "{\"title\":\"hers\"}"))
                .getString("id");
        String message = created(ada.at.post("/chat/messages", message(id, "user", "secret")))
                .getString("id");
        is(bob.at.get("/chat/conversations/" + id), 401, "Unauthorized");
        is(bob.at.get("/chat/conversations/" + id + "/messages"), 401, "Unauthorized");
        is(bob.at.post("/chat/messages", message(id, "user", "x")), 401, "Unauthorized");
        is(bob.at.get("/chat/messages/" + message + "/attachments"), 401, "Unauthorized");
        is(bob.at.delete("/chat/conversations/" + id, null), 401, "Unauthorized");
        JsonObject seen = read(lectern.get("/chat/conversations/" + id));
        assertThat(seen.getString("user_id")).isEqualTo(ada.id);
        JsonObject given =
                created(lectern.post("/chat/conversations", "{\"title\":\"x\",\"user_id\":\"" + bob.id + "\"}"));
        assertThat(read(bob.at.get("/chat/conversations/" + given.getString("id")))
                        .getString("title"))
                .isEqualTo("x");
    }

    @Test
    void aKeyIsShownToItsOwnerAndMaskedForAdministrators() {
        Member ada = member();
        Member bob = member();
        String provider = created(lectern.post(
                        "/chat/llm-providers", "{\"name\":\"acme\",\"api_endpoint\":\"https://llm.example.com/v1\"}"))
                .getString("id");
        assertThat(read(ada.at.get("/chat/llm-providers/" + provider)).keySet())
                .contains("id", "name", "api_endpoint", "created_at", "updated_at");
        String body = "{\"provider_id\":\"" + provider + "\",\"api_key\":\"sk-secret-of-ada-1234\"}";
        JsonObject config = created(ada.at.post("/chat/user-llm-configs", body));
        assertThat(config.getString("api_key")).isEqualTo("sk-secret-of-ada-1234");
        JsonObject again = created(ada.at.post("/chat/user-llm-configs", body.replace("1234", "5678")));
        assertThat(again.getString("id")).isEqualTo(config.getString("id"));
        String path = "/chat/user-llm-configs/" + ada.id + "/" + provider;
        assertThat(read(ada.at.get(path)).getString("api_key")).isEqualTo("sk-secret-of-ada-5678");
        assertThat(read(lectern.get(path)).getString("api_key"))
                .endsWith("5678")
                .doesNotContain("secret");
        is(bob.at.get(path), 401, "Unauthorized");
        is(bob.at.get("/chat/user-llm-configs/" + bob.id + "/" + provider), 404, "User LLM config not found");
        is(lectern.get("/chat/user-llm-configs/" + UUID.randomUUID() + "/" + provider), 404, "User not found");
        is(
                ada.at.post(
                        "/chat/user-llm-configs",
                        body.replace(provider, UUID.randomUUID().toString())),
                404,
                "LLM provider not found");
        is(ada.at.post("/chat/llm-providers", "{\"name\":\"x\",\"api_endpoint\":\"ftp://x\"}"), 400, null);
    }

    @Test
    void usersSignInAndReachThemselves() {
        Member ada = member();
        assertThat(read(ada.at.get("/users/validate-token")).getString("user_id"))
                .isEqualTo(ada.id);
        String fresh = read(ada.at.post("/users/refresh", null)).getString("token");
        assertThat(read(lectern.withKey(fresh).get("/users/" + ada.id)).getString("username"))
                .isEqualTo(ada.name);
        assertThat(ada.at.get("/users/" + ada.id).body()).doesNotContain("password");
        is(ada.at.get("/users/" + member().id), 401, "Unauthorized");
        is(lectern.withKey("x").post("/users/login", login(ada.name, "wrong password")), 401, null);
        is(ada.at.get("/users/abc"), 404, "User not found");
        assertThat(list(ada.at.get("/users")))
                .extracting(one -> one.asJsonObject().getString("id"))
                .containsExactly(ada.id);
        is(ada.at.delete("/users/" + member().id, null), 401, "Unauthorized");
        assertThat(ada.at.delete("/users/" + ada.id, null).status()).isEqualTo(204);
        is(ada.at.get("/users/" + ada.id), 401, null);
        is(lectern.get("/users/" + ada.id), 404, "User not found");
    }

    @Test
    void conversationsOfTheOtherDialectShowHereAndMessagesFromHereThere() {
        JsonObject chat =
                Handbook.data(lectern.post("/api/v1/chats", "{\"name\":\"" + Handbook.unique("both") + "\"}"));
        String sessions = "/api/v1/chats/" + chat.getString("id") + "/sessions";
        JsonObject session = Handbook.data(lectern.post(sessions, "{\"name\":\"shared\"}"));
        String id = dashed(session.getString("id"));
        assertThat(list(lectern.get("/chat/conversations")))
                .anySatisfy(
                        one -> assertThat(one.asJsonObject().getString("id")).isEqualTo(id));
        created(lectern.post("/chat/messages", message(id, "bot", "Said over there.")));
        JsonArray there = lectern.get(sessions)
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonArray("messages");
        JsonObject last = there.getJsonObject(there.size() - 1);
        assertThat(last.getString("role")).isEqualTo("assistant");
        assertThat(last.getString("content")).isEqualTo("Said over there.");

        String own = created(lectern.post("/chat/conversations", "{\"title\":\"mine\"}"))
                .getString("id");
        lectern.delete(sessions, "{}");
        is(lectern.get("/chat/conversations/" + id), 404, "Conversation not found");
        assertThat(read(lectern.get("/chat/conversations/" + own)).getString("title"))
                .as("deleting all sessions of a chat takes nothing of this dialect")
                .isEqualTo("mine");
    }

    /** A user of the tenant, signed in. */
    private record Member(String id, String name, Lectern at) {}

    private Member member() {
        String name = Handbook.unique("user");
        String password = "correct horse battery";
        Answer made = lectern.post(
                "/api/v1/admin/users", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonObject signedIn = read(lectern.withKey("x").post("/users/login", login(name, password)));
        return new Member(
                signedIn.getJsonObject("user").getString("id"), name, lectern.withKey(signedIn.getString("token")));
    }

    private static String login(String name, String password) {
        return "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}";
    }

    private static String message(String conversation, String role, String content) {
        return "{\"conversation_id\":\"" + conversation + "\",\"role\":\"" + role + "\",\"content\":\"" + content
                + "\"}";
    }

    private static JsonObject created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static JsonObject read(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonArray list(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readArray();
    }

    private static void is(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().keySet()).containsExactly("error");
        if (error != null) {
            assertThat(answer.json().getString("error")).isEqualTo(error);
        }
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
