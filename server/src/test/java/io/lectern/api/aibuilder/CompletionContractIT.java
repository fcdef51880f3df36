package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Completions as contracts/aibuilder.md 3.6.5 with 0.6 has them, answered by the built-in extractive model. */
@ServerTest
class CompletionContractIT {

    private static final String QUESTION = "How many days of paid leave may employees take?";
    private static Handbook handbook;

    @ArquillianResource
    Lectern lectern;

    @BeforeEach
    void parseOnce() {
        if (handbook == null) {
            handbook = Handbook.in(lectern);
        }
    }

    @Test
    void aWholeAnswerCitesItsSource() {
        String chat = chat("{}");
        JsonObject answer = Handbook.data(ask(chat, question("'stream':false,'session_id':'" + session(chat) + "'")));
        assertThat(answer.getString("answer"))
                .contains("thirty days of paid leave")
                .contains("[ID:0]");
        JsonObject reference = answer.getJsonObject("reference");
        JsonObject chunk = reference.getJsonArray("chunks").getJsonObject(0);
        assertThat(chunk.keySet())
                .contains(
                        "id",
                        "content",
                        "document_id",
                        "document_name",
                        "dataset_id",
                        "image_id",
                        "positions",
                        "url",
                        "similarity",
                        "vector_similarity",
                        "term_similarity");
        assertThat(chunk.getString("document_id")).isEqualTo(handbook.document);
        JsonObject quote = chunk.getJsonArray("quotes").getJsonObject(0);
        assertThat(chunk.getString("content").substring(quote.getInt("start"), quote.getInt("end")))
                .isEqualTo(quote.getString("text"))
                .contains("thirty days of paid leave");
        assertThat(reference.getJsonArray("doc_aggs").getJsonObject(0).getString("doc_name"))
                .isEqualTo("handbook.txt");
        assertThat(answer.keySet()).contains("prompt", "created_at", "audio_binary", "id", "session_id");
    }

    @Test
    void eventsHoldTheWholeTextSoFarAndEndWithTrue() {
        String chat = chat("{}");
        Answer answer = ask(chat, question("'session_id':'" + session(chat) + "'"));
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type.replace(" ", "").toLowerCase(java.util.Locale.ROOT))
                        .isEqualTo("text/event-stream;charset=utf-8"));
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        List<JsonObject> events = events(answer);
        assertThat(events)
                .hasSizeGreaterThan(2)
                .allSatisfy(event -> assertThat(event.keySet()).containsOnly("code", "data"));
        assertThat(events.get(events.size() - 1).get("data")).isEqualTo(JsonValue.TRUE);
        String before = "";
        for (JsonObject event : events.subList(0, events.size() - 1)) {
            String text = event.getJsonObject("data").getString("answer");
            assertThat(text).startsWith(before);
            before = text;
        }
        assertThat(events.get(0).getJsonObject("data").get("reference")).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
        assertThat(events.get(0).getJsonObject("data").get("audio_binary")).isEqualTo(JsonValue.NULL);
        assertThat(events.get(events.size() - 2).getJsonObject("data").getJsonObject("reference"))
                .isNotEmpty();
    }

    @Test
    void questionAndAnswerAreInTheSessionAfterwards() {
        String chat = chat("{}");
        String session = session(chat);
        JsonObject answer = Handbook.data(ask(chat, question("'stream':false,'session_id':'" + session + "'")));
        JsonArray messages = lectern.get("/api/v1/chats/" + chat + "/sessions?id=" + session)
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonArray("messages");
        assertThat(messages).hasSize(3);
        assertThat(messages.getJsonObject(1).getString("content")).isEqualTo(QUESTION);
        assertThat(messages.getJsonObject(1).getString("id")).isEqualTo(answer.getString("id"));
        assertThat(messages.getJsonObject(2).getString("id")).isEqualTo(answer.getString("id"));
        assertThat(messages.getJsonObject(2).getString("content")).isEqualTo(answer.getString("answer"));
        assertThat(messages.getJsonObject(2).getJsonArray("reference")).isNotEmpty();
    }

    @Test
    void withoutSessionAndQuestionTheOpenerComes() {
        String chat = chat("{'opener':'Ahoy!'}");
        List<JsonObject> events = events(ask(chat, "{}"));
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getString("message")).isEmpty());
        JsonObject opener = events.get(0).getJsonObject("data");
        assertThat(opener.getString("answer")).isEqualTo("Ahoy!");
        assertThat(opener.isNull("id")).isTrue();
        JsonObject whole = Handbook.data(ask(chat, "{\"stream\":false}"));
        assertThat(whole.getString("answer")).isEqualTo("Ahoy!");
        assertThat(whole.getString("session_id")).matches("[0-9a-f]{32}").isNotEqualTo(opener.getString("session_id"));
    }

    @Test
    void withoutSessionTheQuestionThatCameIsAnswered() {
        String chat = chat("{}");
        JsonObject answer = Handbook.data(ask(chat, question("'stream':false,'user_id':'ada','name':'Leave'")));
        assertThat(answer.getString("answer")).contains("thirty days");
        assertThat(lectern.get("/api/v1/chats/" + chat + "/sessions?user_id=ada&name=Leave")
                        .json()
                        .getJsonArray("data"))
                .hasSize(1);
    }

    @Test
    void withoutQuotesThereIsNeitherMarkNorReference() {
        JsonObject answer = Handbook.data(ask(chat("{}"), question("'stream':false,'quote':false")));
        assertThat(answer.getString("answer")).contains("thirty days").doesNotContain("[ID:");
        assertThat(answer.get("reference")).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void documentsThatAreNotThereHoldNothing() {
        String chat = chat("{'empty_response':'Nothing there.'}");
        JsonObject answer = Handbook.data(ask(chat, question("'stream':false,'doc_ids':'" + "0".repeat(32) + "'")));
        assertThat(answer.getString("answer")).isEqualTo("Nothing there.");
        assertThat(answer.get("reference")).isEqualTo(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void aMissingVariableIsTheDialectsErrorEvent() {
        String chat = chat("{'prompt':'{knowledge} {tone}','variables':[{'key':'tone','optional':false}]}");
        String session = session(chat);
        List<JsonObject> events = events(ask(chat, question("'session_id':'" + session + "'")));
        assertThat(events).hasSize(2);
        assertThat(events.get(0).getInt("code")).isEqualTo(500);
        assertThat(events.get(0).getJsonObject("data").getString("answer"))
                .isEqualTo("**ERROR**: 'Miss parameter: tone'");
        assertThat(events.get(0).getJsonObject("data").getJsonArray("reference"))
                .isEmpty();
        assertThat(events.get(1).get("data")).isEqualTo(JsonValue.TRUE);
        JsonObject filled =
                Handbook.data(ask(chat, question("'stream':false,'tone':'kind','session_id':'" + session + "'")));
        assertThat(filled.getString("answer")).as("the session stays usable").contains("thirty days");
        assertThat(filled.getString("prompt")).contains("kind");
    }

    @Test
    void foreignChatsAndSessionsAreRefusedAsJson() {
        String chat = chat("{}");
        is(ask("nope", "{}"), 102, "You don't own the chat nope");
        is(ask(chat, question("'session_id':'nope'")), 102, "You don't own the session nope");
        is(ask(chat("{}"), question("'session_id':'" + session(chat) + "'")), 102, null);
        is(ask(chat, "{\"session_id\":\"" + session(chat) + "\"}"), 101, null);
        is(ask(chat, "not json"), 101, "The request body is not valid JSON.");
    }

    private String chat(String prompt) {
        return Handbook.data(lectern.post(
                        "/api/v1/chats",
                        json("{'name':'" + Handbook.unique("ask") + "','dataset_ids':['" + handbook.dataset
                                + "'],'prompt':" + (prompt.equals("{}") ? "null" : prompt) + "}")))
                .getString("id");
    }

    private String session(String chat) {
        return Handbook.data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{}"))
                .getString("id");
    }

    private Answer ask(String chat, String body) {
        return lectern.post("/api/v1/chats/" + chat + "/completions", body);
    }

    private static String question(String more) {
        return json("{'question':'" + QUESTION + "'," + more + "}");
    }

    private static List<JsonObject> events(Answer answer) {
        List<JsonObject> events = new ArrayList<>();
        for (String block : answer.body().split("\n\n")) {
            assertThat(block).as(answer.body()).startsWith("data:{");
            try (JsonReader reader = Json.createReader(new StringReader(block.substring("data:".length())))) {
                events.add(reader.readObject());
            }
        }
        return events;
    }

    private static void is(Answer answer, int code, String message) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(code);
        if (message != null) {
            assertThat(answer.json().getString("message")).isEqualTo(message);
        }
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
