package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonObject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of a chat as contracts/aibuilder.md 3.6.1 to 3.6.4 has them. */
@ServerTest
class ChatSessionsContractIT {

    @ArquillianResource
    Lectern lectern;

    private String chat;
    private String sessions;

    @BeforeEach
    void makeChat() {
        chat = Handbook.data(lectern.post("/api/v1/chats", json("{'name':'" + Handbook.unique("talk") + "'}")))
                .getString("id");
        sessions = "/api/v1/chats/" + chat + "/sessions";
    }

    @Test
    void aNewSessionBeginsWithTheOpener() {
        JsonObject session = Handbook.data(lectern.post(sessions, "{}"));
        assertThat(session.getString("name")).isEqualTo("New session");
        assertThat(session.getString("chat_id")).isEqualTo(chat);
        assertThat(session.getString("user_id")).isEmpty();
        assertThat(session.getJsonArray("messages")).hasSize(1);
        assertThat(session.getJsonArray("messages").getJsonObject(0).getString("content"))
                .isEqualTo("Hi! I am your assistant, can I help you?");
        assertThat(session.getJsonArray("messages").getJsonObject(0).keySet()).containsOnly("role", "content");
        assertThat(session.keySet()).contains("create_time", "create_date", "update_time", "update_date");
    }

    @Test
    void sessionsMayShareANameAndAreFiltered() {
        create("{'name':'Leave','user_id':'ada'}");
        create("{'name':'leave'}");
        String other = create("{'name':'Travel'}");
        assertThat(found("?name=LEAVE")).isEqualTo(2);
        assertThat(found("?user_id=ada")).isEqualTo(1);
        assertThat(found("?id=" + other)).isEqualTo(1);
        assertThat(found("?id=nope")).isZero();
        assertThat(found("?page_size=2&page=2")).isEqualTo(1);
        assertThat(found("?name=nothing")).isZero();
    }

    @Test
    void whatCannotBeMadeIsRefused() {
        is(lectern.post(sessions, json("{'name':''}")), 102, "`name` can not be empty.");
        is(lectern.post("/api/v1/chats/nope/sessions", "{}"), 102, "You do not own the assistant.");
        is(lectern.get("/api/v1/chats/nope/sessions"), 102, "You don't own the assistant nope.");
        assertThat(lectern.post(sessions, "[]").json().getInt("code")).isEqualTo(101);
    }

    @Test
    void nameAndUserChangeAndNothingElse() {
        String id = create("{'name':'Old'}");
        assertThat(put(id, "{'name':'New','user_id':'bob'}").body()).isEqualTo("{\"code\":0}");
        assertThat(put(id, "{}").body()).isEqualTo("{\"code\":0}");
        assertThat(found("?name=New&user_id=bob")).isEqualTo(1);
        is(put("nope", "{}"), 102, "Session does not exist");
        is(put(id, "{'messages':[]}"), 102, "`message` can not be change");
        is(put(id, "{'reference':[]}"), 102, "`reference` can not be change");
        is(put(id, "{'name':''}"), 102, "`name` can not be empty.");
        assertThat(put(id, "{'unknown':1}").json().getInt("code")).isEqualTo(101);
    }

    @Test
    void aSessionOfADeletedChatIsOutOfReach() {
        String id = create("{}");
        lectern.delete("/api/v1/chats", json("{'ids':['" + chat + "']}"));
        is(put(id, "{'name':'x'}"), 102, "You do not own the session");
        is(lectern.delete(sessions, "{}"), 102, "You don't own the chat");
    }

    @Test
    void deletionWithoutIdsTakesAllOfThisChatOnly() {
        String id = create("{}");
        create("{}");
        is(lectern.delete(sessions, json("{'ids':['nope']}")), 102, "The chat doesn't own the session nope");
        JsonObject partial = Handbook.data(lectern.delete(sessions, json("{'ids':['" + id + "','" + id + "']}")));
        assertThat(partial.get("errors")).hasToString("[\"Duplicate session ids: " + id + "\"]");
        assertThat(found("")).isEqualTo(1);
        assertThat(lectern.delete(sessions, null).body()).isEqualTo("{\"code\":0}");
        assertThat(found("")).isZero();
    }

    private String create(String body) {
        return Handbook.data(lectern.post(sessions, json(body))).getString("id");
    }

    private Answer put(String id, String body) {
        return lectern.put(sessions + "/" + id, json(body));
    }

    private int found(String query) {
        Answer answer = lectern.get(sessions + query);
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonArray("data").size();
    }

    private static void is(Answer answer, int code, String message) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().getString("message")).isEqualTo(message);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
