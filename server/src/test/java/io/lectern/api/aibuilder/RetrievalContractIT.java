package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.NOBODYS;
import static io.lectern.api.aibuilder.Contract.ROOT;
import static io.lectern.api.aibuilder.Contract.data;
import static io.lectern.api.aibuilder.Contract.dataset;
import static io.lectern.api.aibuilder.Contract.done;
import static io.lectern.api.aibuilder.Contract.names;
import static io.lectern.api.aibuilder.Contract.refused;
import static io.lectern.api.aibuilder.Contract.refusedNaming;
import static io.lectern.api.aibuilder.Contract.upload;
import static io.lectern.api.aibuilder.Handbook.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /retrieval} with every parameter (contract 3.4, and section 6 for conditions on meta fields). */
@ServerTest
class RetrievalContractIT {

    @ArquillianResource
    Lectern lectern;

    private String dataset;
    private String old;
    private String recent;

    @BeforeEach
    void makeTwoDocuments() {
        dataset = dataset(lectern, unique("retrieval"));
        old = document("old.txt", "{\"year\":1999,\"author\":\"Ada\"}", "The lamp is lit with oil.");
        recent = document("recent.txt", "{\"year\":2024,\"author\":\"Grace\"}", "The lamp is lit with current.");
    }

    @Test
    void validationSaysWhatTheContractSays() {
        refused(ask("{\"question\":\"lamp\"}"), 102, "`dataset_ids` is required.");
        refused(ask("{\"question\":\"lamp\",\"dataset_ids\":[]}"), 102, "`dataset_ids` is required.");
        refused(
                ask("{\"question\":\"lamp\",\"dataset_ids\":[\"" + NOBODYS + "\"]}"),
                102,
                "You don't own the dataset " + NOBODYS + ".");
        refused(ask("{" + scope() + "}"), 102, "`question` is required.");
        refused(ask("{\"question\":\"lamp\",\"dataset_ids\":\"x\"}"), 102, "`dataset_ids` should be a list");
        refused(question("\"document_ids\":\"x\""), 102, "`documents` should be a list");
        refused(
                ask("{\"question\":\"lamp\"," + scope() + ",\"document_ids\":[\"" + NOBODYS + "\"]}"),
                102,
                "The datasets don't own the document " + NOBODYS);
        refusedNaming(question("\"top_k\":0"), 100, "must be greater than 0");
        refusedNaming(question("\"rerank_id\":\"nobodys\""), 100, "nobodys");
        refusedNaming(question("\"page_size\":\"x\""), 101, "page_size");
        refusedNaming(question("\"similarity_threshold\":2"), 101, "similarity_threshold");
        refusedNaming(
                question(
                        "\"metadata_condition\":{\"conditions\":[{\"name\":\"a\",\"comparison_operator\":\"~\",\"value\":1}]}"),
                101,
                "comparison_operator");
        refusedNaming(question("\"metadata_condition\":{\"logic\":\"xor\"}"), 101, "logic");
        refusedNaming(question("\"metadata_condition\":{\"other\":1}"), 101, "other");
    }

    @Test
    void anEmptyQuestionFindsNothing() {
        JsonObject nothing = data(ask("{\"question\":\"\"," + scope() + "}"));
        assertThat(nothing.getInt("total")).isZero();
        assertThat(nothing.getJsonObject("doc_aggs"))
                .as("an object, as upstream sends it")
                .isEmpty();
    }

    @Test
    void pagesThresholdsAndCounts() {
        JsonObject all = data(question("\"page_size\":\"1\",\"similarity_threshold\":0"));
        assertThat(all.getInt("total")).isEqualTo(2);
        assertThat(all.getJsonArray("chunks")).hasSize(1);
        assertThat(all.getJsonArray("doc_aggs").getJsonObject(0).getInt("count"))
                .isEqualTo(1);
        assertThat(data(question("\"page\":9")).getJsonArray("chunks")).isEmpty();
        assertThat(data(question("\"page_size\":0")).getJsonArray("chunks")).isEmpty();
        assertThat(data(question("\"similarity_threshold\":1")).getInt("total")).isZero();
        assertThat(data(question("\"keyword\":true")).getInt("total"))
                .as("without a chat model no word is added")
                .isEqualTo(2);
    }

    @Test
    void highlightIsOffUnlessAskedFor() {
        assertThat(first("\"highlight\":false")).doesNotContainKey("highlight");
        assertThat(first("\"highlight\":true").getString("highlight")).contains("<em>lamp</em>");
        assertThat(first("\"highlight\":\"True\"").getString("highlight")).contains("<em>");
    }

    @Test
    void documentsRestrictUnderEitherName() {
        for (String key : List.of("document_ids", "documents")) {
            JsonObject found = data(question("\"" + key + "\":[\"" + old + "\"]"));
            assertThat(names(found.getJsonArray("chunks"), "document_id"))
                    .as(key)
                    .containsExactly(old);
        }
        assertThat(data(ask("{\"question\":\"lamp\",\"document_ids\":[\"" + old + "\"]}"))
                        .getInt("total"))
                .as("document ids alone are enough")
                .isEqualTo(1);
    }

    @Test
    void conditionsOnMetaFieldsRestrict() {
        assertThat(held("and", "year", ">=", "2000")).containsExactly(recent);
        assertThat(held("and", "author", "is", "\"ADA\"")).containsExactly(old);
        assertThat(held("and", "year", "in", "\"1999, 2024\"")).containsExactlyInAnyOrder(old, recent);
        assertThat(held("and", "year", "in", "[1999]")).containsExactly(old);
        assertThat(held("or", "author", "start with", "\"gr\"")).containsExactly(recent);
        assertThat(held("and", "missing", "empty", "null")).hasSize(2);
        assertThat(held("and", "year", "=", "7"))
                .as("no document means no chunk, not every chunk")
                .isEmpty();
    }

    /** A dataset with a pagerank comes first; what is reported and compared with the threshold stays absolute. */
    @Test
    void aPagerankMovesADatasetUp() {
        String other = dataset(lectern, unique("ranked"));
        String weak = upload(lectern, other, "weak.txt", "x");
        data(lectern.post(
                ROOT + "/" + other + "/documents/" + weak + "/chunks",
                "{\"content\":\"Chairs and tables have legs.\"}"));
        done(lectern.put(ROOT + "/" + other, "{\"pagerank\":100}"));
        JsonObject found = data(ask("{\"question\":\"lamp\",\"similarity_threshold\":0,\"dataset_ids\":[\"" + dataset
                + "\",\"" + other + "\"]}"));
        List<JsonObject> chunks = found.getJsonArray("chunks").getValuesAs(JsonObject.class);
        assertThat(chunks.get(0).getString("document_id")).isEqualTo(weak);
        assertThat(chunks.get(0).getJsonNumber("similarity").doubleValue())
                .isLessThan(chunks.get(1).getJsonNumber("similarity").doubleValue());
    }

    private List<String> held(String logic, String name, String operator, String value) {
        return names(
                data(question("\"metadata_condition\":{\"logic\":\"" + logic + "\",\"conditions\":[{\"name\":\"" + name
                                + "\",\"comparison_operator\":\"" + operator + "\",\"value\":" + value + "}]}"))
                        .getJsonArray("chunks"),
                "document_id");
    }

    private JsonObject first(String more) {
        return data(question(more)).getJsonArray("chunks").getJsonObject(0);
    }

    private Answer question(String more) {
        return ask("{\"question\":\"lamp\"," + scope() + "," + more + "}");
    }

    private String scope() {
        return "\"dataset_ids\":[\"" + dataset + "\"]";
    }

    private Answer ask(String json) {
        return lectern.post("/api/v1/retrieval", json);
    }

    private String document(String name, String facts, String content) {
        String id = upload(lectern, dataset, name, content);
        String path = ROOT + "/" + dataset + "/documents/" + id;
        done(lectern.put(path, "{\"meta_fields\":" + facts + "}"));
        String chunk =
                Json.createObjectBuilder().add("content", content).build().toString();
        data(lectern.post(path + "/chunks", chunk));
        return id;
    }
}
