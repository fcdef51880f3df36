package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonObject;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Chats as contracts/aibuilder.md 3.5 has them. */
@ServerTest
class ChatsContractIT {

    private static Handbook handbook;

    @ArquillianResource
    Lectern lectern;

    @Test
    void aNewChatHasEveryKeyAndTheDefaultsOfThePage() {
        JsonObject chat = create("{'name':'%s'}", Handbook.unique("plain"));
        assertThat(chat.keySet())
                .contains(
                        "id",
                        "tenant_id",
                        "name",
                        "description",
                        "avatar",
                        "language",
                        "prompt_type",
                        "do_refer",
                        "status",
                        "create_time",
                        "create_date",
                        "update_time",
                        "update_date",
                        "llm",
                        "prompt",
                        "dataset_ids",
                        "datasets",
                        "top_k");
        assertThat(chat.getString("id")).matches("[0-9a-f]{32}");
        assertThat(chat.getString("create_date")).endsWith("GMT");
        assertThat(chat.getJsonObject("llm").getString("model_name")).isNotEmpty();
        assertThat(chat.getJsonObject("llm").getInt("max_tokens")).isEqualTo(512);
        assertThat(chat.getJsonObject("prompt").getInt("top_n")).isEqualTo(8);
        assertThat(chat.getJsonObject("prompt").getString("prompt")).contains("{knowledge}");
    }

    @Test
    void whatCannotBeMadeIsRefusedWithTheTextClientsKnow() {
        String name = Handbook.unique("taken");
        create("{'name':'%s'}", name);
        refused(
                "{'name':'" + name.toUpperCase(java.util.Locale.ROOT) + "'}",
                102,
                "Duplicated chat name in creating chat.");
        refused("{}", 102, "`name` is required.");
        refused("{'name':' '}", 102, "`name` is required.");
        refused("{'name':'x','dataset_ids':['nope']}", 102, "You don't own the dataset nope");
        String empty = Handbook.empty(lectern);
        refused(
                "{'name':'x','dataset_ids':['" + empty + "']}",
                102,
                "The dataset " + empty + " doesn't own parsed file");
        refused("{'name':'x','llm':{'model_name':'unknown'}}", 102, "`model_name` unknown doesn't exist");
        refused("{'name':'x','prompt':{'rerank_model':'unknown'}}", 102, "`rerank_model` unknown doesn't exist");
        refused("{'name':'tenant-named','tenant_id':'y'}", 102, "`tenant_id` must not be provided.");
        refused(
                "{'name':'unused','prompt':{'prompt':'Hi','variables':[{'key':'tone','optional':false}]}}",
                102,
                "Parameter 'tone' is not used");
        refused("{'name':'x','dataset_ids':'nope'}", 101, "`dataset_ids` is \"nope\"; it must be a list of texts.");
        refused("[]", 101, "The request body is a list; it must be a JSON object.");
    }

    @Test
    void aChatNeedsAPlaceForWhatItsDatasetsHold() {
        String datasets = "'dataset_ids':['" + handbook().dataset + "']";
        refused(
                "{'name':'p',%s,'prompt':{'prompt':'Hello World'}}".formatted(datasets),
                102,
                "Parameter 'knowledge' is not used");
        create(
                "{'name':'%s'," + datasets + ",'prompt':{'prompt':'Hello World','variables':[]}}",
                Handbook.unique("poet"));
    }

    @Test
    void aListedChatCarriesItsDatasetsUnderUpstreamsNames() {
        String name = Handbook.unique("listed");
        JsonObject made = create("{'name':'%s','dataset_ids':['" + handbook().dataset + "']}", name);
        assertThat(made.getJsonArray("dataset_ids").getString(0)).isEqualTo(handbook().dataset);
        JsonObject listed = lectern.get("/api/v1/chats?name=" + name)
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
        JsonObject dataset = listed.getJsonArray("datasets").getJsonObject(0);
        assertThat(dataset.keySet()).contains("chunk_num", "doc_num", "parser_id", "embd_id");
        assertThat(dataset.getInt("chunk_num")).isPositive();
    }

    @Test
    void aDeletedDatasetLeavesItsChatsListable() {
        Handbook gone = Handbook.in(lectern);
        String name = Handbook.unique("orphan");
        create("{'name':'%s','dataset_ids':['" + gone.dataset + "']}", name);
        lectern.delete("/api/v1/datasets", "{\"ids\":[\"" + gone.dataset + "\"]}");
        JsonObject listed = lectern.get("/api/v1/chats?name=" + name)
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(listed.getJsonArray("datasets")).isEmpty();
    }

    @Test
    void anUpdateIsMergedAndAnswersNothing() {
        String id = create("{'name':'%s','llm':{'max_token':9},'prompt':{'opener':'Ahoy!'}}", Handbook.unique("old"))
                .getString("id");
        String name = Handbook.unique("new");
        Answer answer = put(id, "{'name':'" + name + "','llm':{'temperature':0},'prompt':{'top_n':3}}");
        assertThat(answer.body()).isEqualTo("{\"code\":0}");
        JsonObject chat = lectern.get("/api/v1/chats?id=" + id)
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(chat.getString("name")).isEqualTo(name);
        assertThat(chat.getJsonObject("llm").getInt("max_token")).isEqualTo(9);
        assertThat(chat.getJsonObject("llm").getJsonNumber("temperature").doubleValue())
                .isZero();
        assertThat(chat.getJsonObject("prompt").getString("opener")).isEqualTo("Ahoy!");
        assertThat(chat.getJsonObject("prompt").getInt("top_n")).isEqualTo(3);
    }

    /** EclipseLink writes the new link before it deletes the old one. */
    @Test
    void anAssistantMovesToAnotherDataset() {
        Handbook other = Handbook.in(lectern);
        String id = create("{'name':'%s','dataset_ids':['" + handbook().dataset + "']}", Handbook.unique("mover"))
                .getString("id");
        Answer answer = put(id, "{'dataset_ids':['" + other.dataset + "']}");
        assertThat(answer.body()).isEqualTo("{\"code\":0}");
        JsonObject chat = lectern.get("/api/v1/chats?id=" + id)
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(chat.getJsonArray("datasets")).hasSize(1);
        assertThat(chat.getJsonArray("datasets").getJsonObject(0).getString("id"))
                .isEqualTo(other.dataset);
    }

    @Test
    void whatCannotBeChangedIsRefusedAndNothingIsSaved() {
        String taken = Handbook.unique("first");
        create("{'name':'%s'}", taken);
        String name = Handbook.unique("second");
        String id = create("{'name':'%s'}", name).getString("id");
        is(put("0".repeat(32), "{'name':'x'}"), 102, "You do not own the chat");
        is(put(id, "{'dataset_ids':[]}"), 102, "`dataset_ids` can't be empty");
        is(put(id, "{'name':''}"), 102, "`name` cannot be empty.");
        is(put(id, "{'description':'half','name':'" + taken + "'}"), 102, "Duplicated chat name in updating chat.");
        is(put(id, "{'llm':{'model_name':'unknown'}}"), 102, "`model_name` unknown doesn't exist");
        assertThat(put(id, "{'llm':{}}").json().getInt("code")).isEqualTo(101);
        assertThat(put(id, "{'unknown':1}").json().getInt("code")).isEqualTo(101);
        JsonObject chat = lectern.get("/api/v1/chats?id=" + id)
                .json()
                .getJsonArray("data")
                .getJsonObject(0);
        assertThat(chat.getString("name")).isEqualTo(name);
        assertThat(chat.getString("description")).isEqualTo("A helpful Assistant");
    }

    @Test
    void deletionTellsWhatItCouldNotReach() {
        String name = Handbook.unique("deleted");
        String id = create("{'name':'%s'}", name).getString("id");
        is(delete("{'ids':['nope']}"), 102, "Assistant(nope) not found.");
        assertThat(delete("{'ids':[]}").body()).isEqualTo("{\"code\":0}");
        assertThat(delete("{'chat_ids':[]}").json().getInt("code")).isEqualTo(101);
        JsonObject partial = Handbook.data(delete("{'ids':['" + id + "','nope','" + id + "']}"));
        assertThat(partial.getInt("success_count")).isEqualTo(1);
        assertThat(partial.get("errors"))
                .hasToString("[\"Assistant(nope) not found.\",\"Duplicate assistant ids: " + id + "\"]");
        is(lectern.get("/api/v1/chats?id=" + id), 102, "The chat doesn't exist");
        create("{'name':'%s'}", name);
    }

    @Test
    void listsArePagedAndOrdered() {
        create("{'name':'%s'}", Handbook.unique("a"));
        create("{'name':'%s'}", Handbook.unique("b"));
        assertThat(lectern.get("/api/v1/chats?page=1&page_size=1").json().getJsonArray("data"))
                .hasSize(1);
        assertThat(lectern.get("/api/v1/chats?page_size=0").json().getJsonArray("data"))
                .isEmpty();
        assertThat(lectern.get("/api/v1/chats?orderby=unknown").json().getInt("code"))
                .isEqualTo(101);
        is(lectern.get("/api/v1/chats?name=nobody"), 102, "The chat doesn't exist");
    }

    private Handbook handbook() {
        if (handbook == null) {
            handbook = Handbook.in(lectern);
        }
        return handbook;
    }

    private JsonObject create(String body, String name) {
        return Handbook.data(lectern.post("/api/v1/chats", json(body.formatted(name))));
    }

    private void refused(String body, int code, String message) {
        is(lectern.post("/api/v1/chats", json(body)), code, message);
    }

    private Answer put(String id, String body) {
        return lectern.put("/api/v1/chats/" + id, json(body));
    }

    private Answer delete(String body) {
        return lectern.delete("/api/v1/chats", json(body));
    }

    private static void is(Answer answer, int code, String message) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().getString("message")).isEqualTo(message);
    }

    private static String json(String text) {
        return text.replaceAll("(?<![a-z])'|'(?![a-z])", "\"");
    }
}
