package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.NOBODYS;
import static io.lectern.api.aibuilder.Contract.ROOT;
import static io.lectern.api.aibuilder.Contract.body;
import static io.lectern.api.aibuilder.Contract.data;
import static io.lectern.api.aibuilder.Contract.dataset;
import static io.lectern.api.aibuilder.Contract.document;
import static io.lectern.api.aibuilder.Contract.done;
import static io.lectern.api.aibuilder.Contract.names;
import static io.lectern.api.aibuilder.Contract.parse;
import static io.lectern.api.aibuilder.Contract.refused;
import static io.lectern.api.aibuilder.Contract.refusedNaming;
import static io.lectern.api.aibuilder.Contract.upload;
import static io.lectern.api.aibuilder.Handbook.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of {@code …/chunks} below a document, and what retrieval makes of it (contract 3.3 and 3.4). */
@ServerTest
class ChunksContractIT {

    @ArquillianResource
    Lectern lectern;

    private String dataset;
    private String document;
    private String path;

    @BeforeEach
    void makeADocument() {
        dataset = dataset(lectern, unique("chunks"));
        document = upload(lectern, dataset, "ragflow_test_upload_0.txt", "这是一个用来上传的文件，里面只有一句话。");
        path = ROOT + "/" + dataset + "/documents/" + document + "/chunks";
    }

    @Test
    void aChunkCanBeAddedToADocumentThatWasNeverParsed() {
        JsonObject chunk = data(lectern.post(path, """
                        {"content": "The lamp is lit at dusk.", "important_keywords": ["Petronella"],
                         "questions": ["  When is the lamp lit? ", ""]}""")).getJsonObject("chunk");
        assertThat(chunk.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "content",
                        "document_id",
                        "dataset_id",
                        "important_keywords",
                        "questions",
                        "create_time",
                        "create_timestamp");
        assertThat(chunk.getString("id")).matches("[0-9a-f]{16}");
        assertThat(chunk.getString("create_time")).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(chunk.getJsonArray("questions")).hasSize(1);
        assertThat(total("Petronella")).isEqualTo(1);
        assertThat(document(lectern, dataset, document).getInt("chunk_count")).isEqualTo(1);
        String again = add("The lamp is lit at dusk.");
        assertThat(again).as("the same text is the same chunk").isEqualTo(chunk.getString("id"));
        assertThat(document(lectern, dataset, document).getInt("chunk_count")).isEqualTo(1);
        assertThat(total("Petronella")).isZero();
    }

    @Test
    void additionRefusesWhatTheContractRefuses() {
        refused(lectern.post(path, "{}"), 102, "`content` is required");
        refused(lectern.post(path, "{\"content\":\" \\n \"}"), 102, "`content` is required");
        refused(lectern.post(path, "{\"content\":null}"), 102, "`content` is required");
        refused(
                lectern.post(path, "{\"content\":\"a\",\"important_keywords\":\"b\"}"),
                102,
                "`important_keywords` is required to be a list");
        refused(
                lectern.post(path, "{\"content\":\"a\",\"questions\":\"b\"}"),
                102,
                "`questions` is required to be a list");
        refusedNaming(lectern.post(path, "{\"content\":\"a\",\"questions\":[1]}"), 101, "questions");
        refusedNaming(lectern.post(path, "{\"content\":1}"), 101, "content");
        refused(
                lectern.post(ROOT + "/" + NOBODYS + "/documents/" + document + "/chunks", "{\"content\":\"a\"}"),
                102,
                "You don't own the dataset " + NOBODYS + ".");
        refused(
                lectern.post(ROOT + "/" + dataset + "/documents/" + NOBODYS + "/chunks", "{\"content\":\"a\"}"),
                102,
                "You don't own the document " + NOBODYS + ".");
        assertThat(document(lectern, dataset, document).getInt("chunk_count")).isZero();
    }

    /** The numbers that upstream's HTTP tests compare (contract 3.3.2 and 3.4). */
    @Test
    void theContractsExampleIsListedAndRetrievedAsUpstreamsTestsExpect() {
        parse(lectern, dataset, document);
        for (int i = 0; i < 4; i++) {
            add("chunk test " + i);
        }
        JsonObject all = data(lectern.get(path));
        assertThat(all.getInt("total")).isEqualTo(5);
        assertThat(names(all.getJsonArray("chunks"), "content"))
                .as("read from the file first, then by hand, newest first")
                .element(1)
                .isEqualTo("chunk test 3");
        assertThat(all.getJsonObject("doc").getString("run")).isEqualTo("DONE");
        assertThat(data(lectern.get(path + "?page=2&page_size=2")).getJsonArray("chunks"))
                .hasSize(2);
        assertThat(data(lectern.get(path + "?page=3&page_size=2")).getJsonArray("chunks"))
                .hasSize(1);
        for (String[] expected : List.of(
                new String[] {"1", "1"},
                new String[] {"chunk", "4"},
                new String[] {"ragflow", "1"},
                new String[] {"unknown", "0"},
                new String[] {"", "5"})) {
            assertThat(data(lectern.get(path + "?keywords=" + expected[0])).getInt("total"))
                    .as("keywords=" + expected[0])
                    .isEqualTo(Integer.parseInt(expected[1]));
        }
        assertThat(total("chunk")).isEqualTo(4);
        for (double weight : new double[] {0, 0.5, 10}) {
            assertThat(retrieve("chunk", question().add("vector_similarity_weight", weight))
                            .getInt("total"))
                    .as("weight " + weight)
                    .isEqualTo(4);
        }
        assertThat(retrieve("chunk", question().add("top_k", 1)).getInt("total"))
                .isEqualTo(4);
        assertThat(retrieve("chunk test", question()).getInt("total")).isEqualTo(5);
    }

    @Test
    void oneChunkIsAskedForById() {
        String id = add("The lamp is lit at dusk.");
        assertThat(names(data(lectern.get(path + "?id=" + id)).getJsonArray("chunks"), "id"))
                .containsExactly(id);
        refused(lectern.get(path + "?id=nothing"), 404, "Chunk not found: " + dataset + "/nothing");
    }

    @Test
    void aChunkChangesAndHides() {
        String id = add("The lamp is lit at dusk.");
        done(lectern.put(path + "/" + id, "{}"));
        done(lectern.put(
                path + "/" + id, "{\"content\":\"Oil comes by ship.\",\"important_keywords\":[\"Petronella\"]}"));
        JsonObject changed =
                data(lectern.get(path + "?id=" + id)).getJsonArray("chunks").getJsonObject(0);
        assertThat(changed.getString("content")).isEqualTo("Oil comes by ship.");
        assertThat(total("ship")).isEqualTo(1);
        assertThat(total("lamp")).isZero();
        assertThat(retrieve("Petronella", question())
                        .getJsonArray("chunks")
                        .getJsonObject(0)
                        .getJsonArray("important_keywords"))
                .hasSize(1);
        done(lectern.put(path + "/" + id, "{\"available\":false}"));
        assertThat(total("ship")).isZero();
        assertThat(data(lectern.get(path + "?id=" + id))
                        .getJsonArray("chunks")
                        .getJsonObject(0)
                        .getBoolean("available"))
                .isFalse();
        done(lectern.put(path + "/" + id, "{\"available\":1}"));
        assertThat(total("ship")).isEqualTo(1);
    }

    @Test
    void changesAreCheckedInTheContractsOrder() {
        String id = add("The lamp is lit at dusk.");
        refused(lectern.put(path + "/nothing", null), 102, "Can't find this chunk nothing");
        refused(
                lectern.put(ROOT + "/" + NOBODYS + "/documents/" + document + "/chunks/" + id, null),
                102,
                "You don't own the dataset " + NOBODYS + ".");
        refused(
                lectern.put(ROOT + "/" + dataset + "/documents/" + NOBODYS + "/chunks/" + id, null),
                102,
                "You don't own the document " + NOBODYS + ".");
        refused(
                lectern.put(path + "/" + id, "{\"important_keywords\":\"x\"}"),
                102,
                "`important_keywords` should be a list");
        refused(lectern.put(path + "/" + id, "{\"questions\":\"x\"}"), 102, "`questions` should be a list");
        refusedNaming(lectern.put(path + "/" + id, "{\"content\":null}"), 101, "content");
        refusedNaming(lectern.put(path + "/" + id, "{\"available\":\"maybe\"}"), 101, "available");
        done(lectern.put(ROOT + "/" + dataset + "/documents/" + document, "{\"chunk_method\":\"qa\"}"));
        id = add("question\tanswer");
        refused(
                lectern.put(path + "/" + id, "{\"content\":\"no pair\"}"),
                102,
                "Q&A must be separated by TAB/ENTER key.");
        done(lectern.put(path + "/" + id, "{\"content\":\"question\\tanother\"}"));
    }

    @Test
    void deletionSaysWhatItDid() {
        String first = add("alpha one");
        String second = add("alpha two");
        add("alpha three");
        refusedNaming(lectern.delete(path, body("ids", first)), 101, "ids");
        done(lectern.delete(path, "{\"chunk_ids\":[]}"));
        assertThat(total("alpha")).isEqualTo(3);
        refused(lectern.delete(path, body("chunk_ids", first, "nothing")), 102, "rm_chunk deleted chunks 1, expect 2");
        assertThat(total("alpha")).isEqualTo(2);
        JsonObject twice = data(lectern.delete(path, body("chunk_ids", second, second)));
        assertThat(twice.getInt("success_count")).isEqualTo(1);
        assertThat(twice.getJsonArray("errors").getString(0)).isEqualTo("Duplicate chunk ids: " + second);
        assertThat(document(lectern, dataset, document).getInt("chunk_count")).isEqualTo(1);
        done(lectern.delete(path, "{}"));
        assertThat(total("alpha")).isZero();
        assertThat(document(lectern, dataset, document).getInt("chunk_count")).isZero();
        refused(
                lectern.delete(ROOT + "/" + dataset + "/documents/" + NOBODYS + "/chunks", "{}"),
                102,
                "Can't find the document with ID " + NOBODYS + "!");
    }

    private String add(String content) {
        String json = Json.createObjectBuilder().add("content", content).build().toString();
        return data(lectern.post(path, json)).getJsonObject("chunk").getString("id");
    }

    private int total(String word) {
        return retrieve(word, question().add("vector_similarity_weight", 0)).getInt("total");
    }

    private JsonObjectBuilder question() {
        return Json.createObjectBuilder()
                .add("dataset_ids", Json.createArrayBuilder().add(dataset));
    }

    private JsonObject retrieve(String question, JsonObjectBuilder request) {
        return data(lectern.post(
                "/api/v1/retrieval", request.add("question", question).build().toString()));
    }
}
