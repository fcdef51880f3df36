package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.NOBODYS;
import static io.lectern.api.aibuilder.Contract.ROOT;
import static io.lectern.api.aibuilder.Contract.body;
import static io.lectern.api.aibuilder.Contract.data;
import static io.lectern.api.aibuilder.Contract.dataset;
import static io.lectern.api.aibuilder.Contract.done;
import static io.lectern.api.aibuilder.Contract.items;
import static io.lectern.api.aibuilder.Contract.refused;
import static io.lectern.api.aibuilder.Contract.refusedNaming;
import static io.lectern.api.aibuilder.Handbook.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Every route of {@code /datasets} (contract 3.1), as RAGFlow's SDK and its HTTP tests call it. */
@ServerTest
class DatasetsContractIT {

    @ArquillianResource
    Lectern lectern;

    /** What the SDK of v0.18 sends, nulls and alias included. */
    @Test
    void theSdksWayOfMakingADatasetWorks() {
        JsonObject made = data(lectern.post(ROOT, """
                {"name": "%s", "avatar": "", "description": "", "language": "English",
                 "embedding_model": "BAAI/bge-large-zh-v1.5", "permission": "me", "chunk_method": "naive",
                 "parser_config": null}""".formatted(unique("sdk"))));
        assertThat(made.getString("embedding_model")).isEqualTo("BAAI/bge-large-zh-v1.5");
        assertThat(made.getJsonObject("parser_config").getInt("chunk_token_count"))
                .isEqualTo(128);
        assertThat(made.getString("create_date")).endsWith("GMT");
        assertThat(made.getJsonNumber("similarity_threshold").doubleValue()).isEqualTo(0.2);
        assertThat(made.getJsonNumber("vector_similarity_weight").doubleValue()).isEqualTo(0.3);
        assertThat(made.getInt("pagerank")).isZero();
        assertThat(made.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "tenant_id",
                        "created_by",
                        "name",
                        "avatar",
                        "description",
                        "language",
                        "embedding_model",
                        "permission",
                        "chunk_method",
                        "parser_config",
                        "document_count",
                        "chunk_count",
                        "token_num",
                        "similarity_threshold",
                        "vector_similarity_weight",
                        "pagerank",
                        "status",
                        "create_time",
                        "create_date",
                        "update_time",
                        "update_date");
    }

    @Test
    void creationRefusesWhatTheContractRefuses() {
        String name = unique("taken");
        dataset(lectern, name);
        refused(lectern.post(ROOT, "{}"), 102, "`name` is not empty!");
        refused(lectern.post(ROOT, "{\"name\":\"  \"}"), 102, "`name` is not empty string!");
        refused(
                lectern.post(ROOT, "{\"name\":\"" + "a".repeat(128) + "\"}"),
                102,
                "Dataset name should not be longer than 128 characters.");
        refused(
                lectern.post(ROOT, "{\"name\":\"" + name.toUpperCase(Locale.ROOT) + "\"}"),
                102,
                "Duplicated dataset name in creating dataset.");
        refused(lectern.post(ROOT, "{\"name\":\"x\",\"tenant_id\":\"y\"}"), 101, "'tenant_id' is readonly.");
        refused(lectern.post(ROOT, "{\"name\":\"x\",\"permission\":\"all\"}"), 102, "'all' is not in ['me', 'team']");
        refusedNaming(
                lectern.post(ROOT, "{\"name\":\"x\",\"chunk_method\":\"other\"}"), 102, "'other' is not in ['naive'");
        refused(
                lectern.post(ROOT, "{\"name\":\"x\",\"embedding_model\":\"nobodys\"}"),
                102,
                "`embedding_model` nobodys doesn't exist");
        refusedNaming(lectern.post(ROOT, "{\"name\":7}"), 101, "`name`");
        refusedNaming(
                lectern.post(ROOT, "{\"name\":\"x\",\"parser_config\":{\"chunk_token_num\":0}}"),
                101,
                "chunk_token_num");
        refusedNaming(lectern.post(ROOT, "{\"name\":\"x\",\"parser_config\":{\"other\":0}}"), 101, "other");
    }

    @Test
    void aDatasetChangesFieldByField() {
        String id = dataset(lectern, unique("before"));
        String name = unique("after");
        done(lectern.put(ROOT + "/" + id, """
                {"name": " %s ", "description": "new", "language": "Chinese", "permission": "team", "pagerank": 7,
                 "similarity_threshold": 1, "vector_similarity_weight": 0.25,
                 "parser_config": {"chunk_token_num": 64}}""".formatted(name)));
        JsonObject changed = one(id);
        assertThat(changed.getString("name")).isEqualTo(name);
        assertThat(changed.getString("description")).isEqualTo("new");
        assertThat(changed.getString("language")).isEqualTo("Chinese");
        assertThat(changed.getString("permission")).isEqualTo("team");
        assertThat(changed.getInt("pagerank")).isEqualTo(7);
        assertThat(changed.getJsonNumber("similarity_threshold").doubleValue()).isEqualTo(1);
        assertThat(changed.getJsonObject("parser_config").getInt("chunk_token_num"))
                .isEqualTo(64);
        assertThat(changed.getJsonObject("parser_config"))
                .as("the rest is kept, under one name")
                .containsKey("delimiter")
                .doesNotContainKey("chunk_token_count");
        done(lectern.put(ROOT + "/" + id, "{\"chunk_method\":\"qa\"}"));
        assertThat(one(id).getJsonObject("parser_config")).containsOnlyKeys("raptor");
        done(lectern.put(ROOT + "/" + id, "{\"chunk_method\":\"\",\"permission\":\"\"}"));
        assertThat(one(id).getString("chunk_method")).isEqualTo("qa");
        done(lectern.put(ROOT + "/" + id, "{\"name\":\"" + name.toUpperCase(Locale.ROOT) + "\"}"));
    }

    @Test
    void changesThatAreRefusedChangeNothing() {
        String taken = unique("taken");
        dataset(lectern, taken);
        String name = unique("mine");
        String path = ROOT + "/" + dataset(lectern, name);
        refused(lectern.put(ROOT + "/" + NOBODYS, "{\"name\":\"x\"}"), 102, "You don't own the dataset");
        refused(lectern.put(path, "{\"id\":\"x\"}"), 101, "'id' is readonly.");
        refused(lectern.put(path, "{\"embd_id\":\"x\"}"), 102, "The input parameters are invalid.");
        refused(lectern.put(path, "{\"embedding_model\":\"\"}"), 102, "`embedding_model` can't be empty");
        refused(lectern.put(path, "{\"embedding_model\":null}"), 102, "`embedding_model` can't be empty");
        refused(lectern.put(path, "{\"embedding_model\":\"x\"}"), 102, "`embedding_model` x doesn't exist");
        refused(
                lectern.put(path, "{\"name\":\"" + "a".repeat(128) + "\"}"),
                102,
                "Dataset name should not be longer than 128 characters.");
        refused(
                lectern.put(path, "{\"name\":\"" + taken + "\",\"description\":\"half\"}"),
                102,
                "Duplicated dataset name in updating dataset.");
        refusedNaming(lectern.put(path, "{\"name\":null}"), 101, "`name`");
        refusedNaming(lectern.put(path, "{\"name\":1}"), 101, "`name`");
        refusedNaming(lectern.put(path, "{\"unknown\":1,\"description\":\"half\"}"), 101, "unknown");
        refusedNaming(lectern.put(path, "{\"pagerank\":101,\"description\":\"half\"}"), 101, "pagerank");
        assertThat(items(lectern.get(ROOT + "?name=" + name)).get(0).isNull("description"))
                .isTrue();
    }

    @Test
    void methodAndModelStayWhileThereAreChunks() {
        Handbook handbook = Handbook.in(lectern);
        String path = ROOT + "/" + handbook.dataset;
        refused(
                lectern.put(path, "{\"chunk_method\":\"qa\"}"),
                102,
                "If `chunk_count` is not 0, `chunk_method` is not changeable.");
        refused(
                lectern.put(path, "{\"embedding_model\":\"BAAI/bge-large-zh-v1.5\"}"),
                102,
                "If `chunk_count` is not 0, `embedding_model` is not changeable.");
        done(lectern.put(path, "{\"chunk_method\":\"naive\",\"description\":\"fine\"}"));
    }

    @Test
    void listsFilterSortAndPage() {
        String mark = unique("list");
        List<String> made = List.of(dataset(lectern, mark + "-b"), dataset(lectern, mark + "-a"));
        assertThat(items(lectern.get(ROOT + "?name=" + (mark + "-A")))).hasSize(1);
        assertThat(items(lectern.get(ROOT + "?id=" + made.get(0) + "&name=" + mark + "-a")))
                .isEmpty();
        refused(lectern.get(ROOT + "?id=" + NOBODYS), 102, "You don't own the dataset " + NOBODYS);
        refused(lectern.get(ROOT + "?name=" + mark), 102, "You don't own the dataset " + mark);
        refused(lectern.get(ROOT + "?desc=maybe"), 102, "desc should be true or false");
        refusedNaming(lectern.get(ROOT + "?page=a"), 101, "page");
        refusedNaming(lectern.get(ROOT + "?page_size=-1"), 101, "page_size");
        refusedNaming(lectern.get(ROOT + "?orderby=other"), 101, "orderby");
        assertThat(items(lectern.get(ROOT + "?page_size=0"))).isEmpty();
        assertThat(items(lectern.get(ROOT + "?page=1000"))).isEmpty();
        assertThat(items(lectern.get(ROOT + "?page=0&page_size=1&orderby=create_time&desc=False&unknown=1")))
                .hasSize(1);
        assertThat(items(lectern.get(ROOT + "/?id=&name=")))
                .as("a trailing slash is the same route, empty filters are none")
                .isNotEmpty();
        List<String> names = items(lectern.get(ROOT + "?orderby=name&desc=false&page_size=1000")).stream()
                .map(one -> one.getString("name"))
                .filter(name -> name.startsWith(mark))
                .toList();
        assertThat(names).containsExactly(mark + "-a", mark + "-b");
    }

    @Test
    void deletionSaysWhatItDid() {
        String first = dataset(lectern, unique("gone"));
        String second = dataset(lectern, unique("gone"));
        String third = dataset(lectern, unique("stays"));
        refusedNaming(lectern.delete(ROOT, body("dataset_ids", first)), 101, "dataset_ids");
        refusedNaming(lectern.delete(ROOT, "\"" + first + "\""), 101, "body");
        done(lectern.delete(ROOT, "{\"ids\":[]}"));
        assertThat(one(first)).as("nothing has gone so far").isNotNull();
        refused(lectern.delete(ROOT, body("ids", NOBODYS)), 102, "You don't own the dataset " + NOBODYS);
        JsonObject partly = data(lectern.delete(ROOT, body("ids", first, NOBODYS)));
        assertThat(partly.getInt("success_count")).isEqualTo(1);
        assertThat(partly.getJsonArray("errors").getString(0)).isEqualTo("You don't own the dataset " + NOBODYS);
        JsonObject twice = data(lectern.delete(ROOT, body("ids", second, second)));
        assertThat(twice.getJsonArray("errors").getString(0)).isEqualTo("Duplicate dataset ids: " + second);
        refused(lectern.get(ROOT + "?id=" + second), 102, "You don't own the dataset " + second);
        assertThat(one(third)).isNotNull();
    }

    @Test
    void emptyPathSegmentsHitWhatTheMergedPathNames() {
        Answer answer = lectern.withKey("").get(ROOT + "//documents");
        assertThat(answer.status()).as(answer.body()).isEqualTo(405);
        assertThat(lectern.withKey("").get(ROOT + "//documents/d/chunks/c/").status())
                .isEqualTo(404);
        assertThat(lectern.put(ROOT + "/" + NOBODYS + "/documents/", "{}").status())
                .isEqualTo(405);
        refused(lectern.get("/api//v1///datasets/?id=" + NOBODYS), 102, "You don't own the dataset " + NOBODYS);
    }

    private JsonObject one(String id) {
        return items(lectern.get(ROOT + "?id=" + id)).get(0);
    }
}
