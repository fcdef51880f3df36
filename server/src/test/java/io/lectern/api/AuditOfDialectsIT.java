package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.api.aibuilder.Handbook;
import io.lectern.api.chatapi.ProviderOnLoopback;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The audit trail is the same in every dialect: who, what, which object, and which passages an answer showed. */
@ServerTest
class AuditOfDialectsIT {

    private static final String ADMIN = "/api/v1/admin";

    @ArquillianResource
    Lectern lectern;

    @Test
    void anAnswerNamesItsPassagesAndItsReaderWhateverTheForm() {
        Handbook handbook = Handbook.in(lectern);
        String chat = Handbook.data(lectern.post(
                        "/api/v1/chats",
                        json("{'name':'" + Handbook.unique("audited") + "','dataset_ids':['" + handbook.dataset
                                + "']}")))
                .getString("id");
        lectern.put(ADMIN + "/datasets/" + dashed(handbook.dataset) + "/sharing", json("{'sharing':'team'}"));
        lectern.put(ADMIN + "/assistants/" + dashed(chat) + "/sharing", json("{'sharing':'team'}"));
        People.Person reader = new People(lectern).with("member");
        String question = "'messages':[{'role':'user','content':'How much paid leave?'}]}";
        for (boolean stream : List.of(false, true)) {
            String head = "'stream':" + stream + "," + question;
            good(reader.client()
                    .post("/v1/chat/completions", json("{'model':'assistant/" + dashed(chat) + "'," + head)));
            good(reader.client()
                    .post("/api/v1/chats_openai/" + chat + "/chat/completions", json("{'model':'m'," + head)));
        }
        for (String action :
                List.of("POST /v1/chat/completions", "POST /api/v1/chats_openai/{chat}/chat/completions")) {
            List<JsonObject> entries = entriesOf(reader.id(), action);
            assertThat(entries).as(action).hasSize(2).allSatisfy(entry -> {
                assertThat(entry.getString("outcome")).isEqualTo("DONE");
                assertThat(entry.getJsonArray("shown").getJsonObject(0).getString("document"))
                        .isEqualTo(dashed(handbook.document));
                assertThat(entry.getString("dialect")).isEqualTo(action.contains("/v1/chat/") ? "openai" : "aibuilder");
            });
        }
    }

    @Test
    void whatTheChatApiStoresAndDeletesIsNamed() throws IOException {
        People.Person ada = new People(lectern).with("member");
        Lectern as = ada.client();
        String conversation = id(as.post("/chat/conversations", json("{'title':'Leave'}")));
        String message = id(as.post(
                "/chat/messages",
                json("{'conversation_id':'" + conversation + "','role':'user','content':'unheard-of words'}")));
        try (ProviderOnLoopback provider = ProviderOnLoopback.in(lectern, ScriptedProvider.streaming("Thirty."))) {
            String asking = json("{'conversation_id':'" + conversation + "','provider_id':'" + provider.id + "'}");
            good(as.post("/llm/chat", asking));
            good(as.post("/llm/stream_chat", asking));
        }
        good(as.delete("/chat/conversations/" + conversation, null));

        assertThat(entriesOf(ada.id(), "POST /chat/conversations").get(0).toString())
                .contains("Conversation " + conversation, "\"dialect\":\"chatapi\"");
        assertThat(entriesOf(ada.id(), "POST /chat/messages").get(0).toString())
                .contains("Message " + message)
                .doesNotContain("unheard-of");
        for (String action : List.of("POST /llm/chat", "POST /llm/stream_chat")) {
            assertThat(entriesOf(ada.id(), action).get(0).toString()).contains("Message ", "\"outcome\":\"DONE\"");
        }
        assertThat(entriesOf(ada.id(), "DELETE /chat/conversations/{conversation}")
                        .get(0)
                        .getJsonObject("ids")
                        .getString("conversation"))
                .isEqualTo(conversation);
    }

    @Test
    void changesOfModelsAndTheirKeysAreNamedAndNoKeyIs() {
        People.Person ada = new People(lectern).with("member");
        Lectern as = ada.client();
        String provider = id(as.post(
                ADMIN + "/providers", json("{'owner':'user','name':'mine','endpoint':'https://models.example.com'}")));
        good(as.put(ADMIN + "/providers/" + provider, json("{'name':'renamed'}")));
        good(as.post(
                ADMIN + "/credentials", json("{'provider':'" + provider + "','api_key':'sk-never-to-be-recorded'}")));
        good(as.delete(ADMIN + "/providers/" + provider, null));

        for (String action : List.of(
                "POST " + ADMIN + "/providers",
                "PUT " + ADMIN + "/providers/{provider}",
                "DELETE " + ADMIN + "/providers/{provider}")) {
            assertThat(entriesOf(ada.id(), action))
                    .as(action)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.toString()).contains("Provider " + provider));
        }
        assertThat(entriesOf(ada.id(), "POST " + ADMIN + "/credentials").toString())
                .contains("Credential ")
                .doesNotContain("never-to-be-recorded");
    }

    @Test
    void whoSignsInIsNamedAndWhoFailsToIsInTheServersOwnChain() {
        String name = "ada-" + UUID.randomUUID();
        String user = id(
                lectern.post(ADMIN + "/users", json("{'username':'" + name + "','password':'correct horse battery'}")));
        for (String path : List.of("/users/login", ADMIN + "/login")) {
            Lectern stranger = lectern.withKey("").from("192.0.2.91");
            good(stranger.post(path, json("{'username':'" + name + "','password':'correct horse battery'}")));
            assertThat(stranger.post(path, json("{'username':'" + name + "','password':'mistyped secret'}"))
                            .status())
                    .isEqualTo(401);
            assertThat(entriesOf(user, "POST " + path))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.getString("address")).isEqualTo("192.0.2.91"));
            assertThat(lectern.get(ADMIN + "/audit?chain=server").body().lines())
                    .anySatisfy(line -> assertThat(line)
                            .contains("\"action\":\"POST " + path + "\"", "\"192.0.2.91\"", "\"REFUSED\""))
                    .noneSatisfy(line -> assertThat(line).containsAnyOf("mistyped", "battery"));
        }
    }

    /** In the order they were written. */
    private List<JsonObject> entriesOf(String user, String action) {
        return lectern.get(ADMIN + "/audit")
                .body()
                .lines()
                .filter(line -> line.contains("\"user\":\"" + user + "\""))
                .map(line ->
                        Json.createReader(new StringReader(line)).readObject().getJsonObject("entry"))
                .filter(entry -> entry.getString("action").equals(action))
                .toList();
    }

    private static String id(Answer answer) {
        return good(answer).json().getString("id");
    }

    private static Answer good(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
        return answer;
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
