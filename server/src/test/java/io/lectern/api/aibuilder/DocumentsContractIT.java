package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.NOBODYS;
import static io.lectern.api.aibuilder.Contract.ROOT;
import static io.lectern.api.aibuilder.Contract.body;
import static io.lectern.api.aibuilder.Contract.data;
import static io.lectern.api.aibuilder.Contract.dataset;
import static io.lectern.api.aibuilder.Contract.document;
import static io.lectern.api.aibuilder.Contract.done;
import static io.lectern.api.aibuilder.Contract.items;
import static io.lectern.api.aibuilder.Contract.names;
import static io.lectern.api.aibuilder.Contract.parse;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route of {@code …/documents} and of parsing (contract 3.2). */
@ServerTest
class DocumentsContractIT {

    @ArquillianResource
    Lectern lectern;

    private String dataset;
    private String path;

    @BeforeEach
    void makeADataset() {
        dataset = dataset(lectern, unique("documents"));
        path = ROOT + "/" + dataset + "/documents";
    }

    @Test
    void anUploadNamesClashesAndRefusesWhatNobodyReads() {
        JsonObject first = items(lectern.upload(path, "a.txt", new byte[0])).get(0);
        assertThat(first.keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "dataset_id",
                        "chunk_method",
                        "parser_config",
                        "created_by",
                        "type",
                        "name",
                        "location",
                        "size",
                        "thumbnail",
                        "run");
        assertThat(first.getString("run")).isEqualTo("UNSTART");
        assertThat(items(lectern.upload(path, "a.txt", new byte[1])).get(0).getString("name"))
                .isEqualTo("a(1).txt");
        refused(lectern.upload(path, "", new byte[1]), 101, "No file selected!");
        refused(lectern.post(path, null), 101, "No file part!");
        refused(lectern.post(path, "{}"), 101, "No file part!");
        refused(
                lectern.upload(path, "a".repeat(124) + ".txt", new byte[1]),
                101,
                "File name should be less than 128 bytes.");
        refused(
                lectern.upload(path, "a.exe", new byte[1]),
                500,
                "a.exe: This type of file has not been supported yet!");
        refused(
                lectern.upload(ROOT + "/" + NOBODYS + "/documents", "a.txt", new byte[1]),
                102,
                "Can't find the dataset with ID " + NOBODYS + "!");
    }

    @Test
    void aDownloadIsTheFileByteForByte() {
        String id = upload(lectern, dataset, "Grüße ü.txt", "one\r\ntwo ü");
        assertThat(document(lectern, dataset, id).getString("name")).isEqualTo("Grüße ü.txt");
        Answer file = lectern.get(path + "/" + id);
        assertThat(file.body()).isEqualTo("one\r\ntwo ü");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("application/octet-stream");
        refused(lectern.get(path + "/" + NOBODYS), 102, "The dataset not own the document " + NOBODYS + ".");
        refused(
                lectern.get(ROOT + "/" + NOBODYS + "/documents/" + id),
                102,
                "You do not own the dataset " + NOBODYS + ".");
        refused(lectern.get(path + "/" + upload(lectern, dataset, "empty.txt", "")), 102, "This file is empty.");
        refused(lectern.get(path + "//chunks"), 102, "The dataset not own the document chunks.");
    }

    @Test
    void listsFilterSortAndPage() {
        String one = upload(lectern, dataset, "Alpha.txt", "1");
        upload(lectern, dataset, "beta.txt", "22");
        JsonObject all = data(lectern.get(path));
        assertThat(all.getInt("total")).isEqualTo(2);
        assertThat(all.getJsonArray("docs").getJsonObject(0).keySet())
                .contains("process_duation", "process_begin_at", "meta_fields", "source_type", "thumbnail", "run");
        JsonObject page = data(lectern.get(path + "?page=2&page_size=1&orderby=name&desc=False"));
        assertThat(page.getInt("total")).isEqualTo(2);
        assertThat(names(page.getJsonArray("docs"), "name")).containsExactly("beta.txt");
        assertThat(data(lectern.get(path + "?keywords=ALPH")).getInt("total")).isEqualTo(1);
        assertThat(data(lectern.get(path + "?keywords=nothing")).getJsonArray("docs"))
                .isEmpty();
        assertThat(data(lectern.get(path + "?id=" + one + "&name=beta.txt")).getInt("total"))
                .isZero();
        refused(lectern.get(path + "?id=" + NOBODYS), 102, "You don't own the document " + NOBODYS + ".");
        refused(lectern.get(path + "?name=other.txt"), 102, "You don't own the document other.txt.");
        refused(lectern.get(path + "?id=" + one + "&name=other.txt"), 102, "You don't own the document other.txt.");
        refused(lectern.get(ROOT + "/" + NOBODYS + "/documents"), 102, "You don't own the dataset " + NOBODYS + ". ");
        refusedNaming(lectern.get(path + "?page=x"), 101, "page");
        refusedNaming(lectern.get(path + "?orderby=x"), 101, "orderby");
        assertThat(data(lectern.get(path + "?page_size=0")).getJsonArray("docs"))
                .isEmpty();
    }

    /** Filters of later RAGFlow versions (contract section 6). */
    @Test
    void listsFilterByStateKindTimeAndMetaFields() {
        String text = upload(lectern, dataset, "Alpha.TXT", "One lamp.");
        upload(lectern, dataset, "beta.md", "22");
        upload(lectern, dataset, "gamma.png", "333");
        parse(lectern, dataset, text);
        done(lectern.put(path + "/" + text, "{\"meta_fields\":{\"year\":2024}}"));
        assertThat(listed("?suffix=txt")).containsExactly("Alpha.TXT");
        assertThat(listed("?suffix=md&suffix=png&orderby=name&desc=false")).containsExactly("beta.md", "gamma.png");
        assertThat(listed("?suffix=md,.png&keywords=A&orderby=name")).containsExactly("gamma.png", "beta.md");
        assertThat(listed("?suffix=d")).isEmpty();
        assertThat(listed("?types=visual")).containsExactly("gamma.png");
        assertThat(listed("?run=DONE")).containsExactly("Alpha.TXT");
        assertThat(listed("?run=3&run=FAIL")).containsExactly("Alpha.TXT");
        assertThat(listed("?run=UNSTART&orderby=name&desc=false")).containsExactly("beta.md", "gamma.png");
        assertThat(listed("?name=ALPHA.txt")).containsExactly("Alpha.TXT");
        long since =
                document(lectern, dataset, text).getJsonNumber("create_time").longValue();
        assertThat(listed("?create_time_from=" + (since + 3_600_000))).isEmpty();
        assertThat(listed("?create_time_from=0&create_time_to=" + (since - 3_600_000)))
                .isEmpty();
        assertThat(listed("?create_time_from=" + (since - 3_600_000) + "&create_time_to=0"))
                .hasSize(3);
        String held = "{\"conditions\":[{\"name\":\"year\",\"comparison_operator\":\"=\",\"value\":2024}]}";
        assertThat(listed("?metadata_condition=" + URLEncoder.encode(held, StandardCharsets.UTF_8)))
                .containsExactly("Alpha.TXT");
        assertThat(listed(
                        "?metadata_condition=" + URLEncoder.encode(held.replace("2024", "1"), StandardCharsets.UTF_8)))
                .isEmpty();
        refusedNaming(lectern.get(path + "?run=SLEEPING"), 101, "UNSTART");
        refusedNaming(lectern.get(path + "?types=book"), 101, "visual");
        refusedNaming(lectern.get(path + "?suffix=a%25"), 101, "suffix");
        refusedNaming(lectern.get(path + "?create_time_from=soon"), 101, "create_time_from");
        refusedNaming(lectern.get(path + "?metadata_condition=soon"), 101, "metadata_condition");
    }

    private List<String> listed(String query) {
        return names(data(lectern.get(path + query)).getJsonArray("docs"), "name");
    }

    @Test
    void aDocumentChangesInOneTransaction() {
        String id = upload(lectern, dataset, "old.txt", "text");
        upload(lectern, dataset, "taken.txt", "text");
        String one = path + "/" + id;
        done(lectern.put(one, """
                {"name": "new.txt", "meta_fields": {"year": 2024, "author": "Ada"},
                 "parser_config": {"chunk_token_num": 64, "raptor": {"use_raptor": false}}, "unknown": 1}"""));
        JsonObject changed = document(lectern, dataset, id);
        assertThat(changed.getString("name")).isEqualTo("new.txt");
        assertThat(changed.getJsonObject("meta_fields").getString("author")).isEqualTo("Ada");
        assertThat(changed.getJsonObject("parser_config")).containsKey("raptor").containsKey("delimiter");
        done(lectern.put(one, "{\"parser_config\":{\"html4excel\":true}}"));
        assertThat(document(lectern, dataset, id).getJsonObject("parser_config"))
                .as("a stored raptor does not outlive a change that does not name it")
                .doesNotContainKey("raptor");
        done(lectern.put(one, "{\"chunk_method\":\"naive\"}"));
        refused(lectern.put(one, "{\"name\":\"taken.txt\"}"), 102, "Duplicated document name in the same dataset.");
        refused(lectern.put(one, "{\"name\":\"new.md\"}"), 101, "The extension of file can't be changed");
        refused(
                lectern.put(one, "{\"name\":\"" + "a".repeat(124) + ".txt\"}"),
                101,
                "The name should be less than 128 bytes.");
        refused(lectern.put(one, "{\"meta_fields\":[1]}"), 102, "meta_fields must be a dictionary");
        refused(lectern.put(one, "{\"chunk_count\":5}"), 102, "Can't change `chunk_count`.");
        refused(lectern.put(one, "{\"progress\":0.5}"), 102, "Can't change `progress`.");
        refused(lectern.put(one, "{\"chunk_method\":\"x\"}"), 102, "`chunk_method` x doesn't exist");
        refused(lectern.put(one, "{\"chunk_method\":\"\"}"), 102, "`chunk_method`  doesn't exist");
        refused(lectern.put(path + "/" + NOBODYS, "{}"), 102, "The dataset doesn't own the document.");
        refused(lectern.put(ROOT + "/" + NOBODYS + "/documents/" + id, "{}"), 102, "You don't own the dataset.");
        refusedNaming(lectern.put(one, "{\"name\":null}"), 101, "`name`");
        refusedNaming(lectern.put(one, "{\"meta_fields\":{\"half\":1},\"name\":7}"), 101, "`name`");
        assertThat(document(lectern, dataset, id).getJsonObject("meta_fields"))
                .as("a refused change saves no half of itself")
                .doesNotContainKey("half");
        String picture = upload(lectern, dataset, "a.png", "text");
        refused(lectern.put(path + "/" + picture, "{\"chunk_method\":\"qa\"}"), 102, "Not supported yet!");
    }

    @Test
    void aNewNameIsFoundAndANewMethodTakesTheChunksAway() {
        String id = upload(lectern, dataset, "zebra.txt", "The lamp is lit at dusk.");
        parse(lectern, dataset, id);
        done(lectern.put(path + "/" + id, "{\"name\":\"giraffe.txt\"}"));
        assertThat(found("giraffe")).isEqualTo(1);
        done(lectern.put(path + "/" + id, "{\"chunk_method\":\"qa\"}"));
        JsonObject reset = document(lectern, dataset, id);
        assertThat(reset.getString("run")).isEqualTo("UNSTART");
        assertThat(reset.getInt("chunk_count")).isZero();
        assertThat(reset.getInt("progress")).isZero();
        assertThat(reset.getJsonObject("parser_config")).containsOnlyKeys("raptor");
        assertThat(found("lamp")).isZero();
    }

    @Test
    void parsingStartsOnceAndSaysWhatItCouldNotStart() {
        String id = upload(lectern, dataset, "a.txt", "One sentence.");
        String chunks = ROOT + "/" + dataset + "/chunks";
        refused(lectern.post(chunks, "{}"), 102, "`document_ids` is required");
        refused(lectern.post(chunks, "{\"document_ids\":[]}"), 102, "`document_ids` is required");
        refused(
                lectern.post(ROOT + "/" + NOBODYS + "/chunks", body("document_ids", id)),
                102,
                "You don't own the dataset " + NOBODYS + ".");
        refused(lectern.post(chunks, body("document_ids", "x", "y'z")), 102, "Documents not found: ['x', \"y'z\"]");
        refused(
                lectern.delete(chunks, body("document_ids", id)),
                102,
                "Can't stop parsing document with progress at 0 or 1");
        refused(
                lectern.delete(chunks, body("document_ids", NOBODYS)),
                102,
                "You don't own the document " + NOBODYS + ".");
        parse(lectern, dataset, id);
        JsonObject done = document(lectern, dataset, id);
        assertThat(done.getInt("chunk_count")).isEqualTo(1);
        assertThat(done.getInt("progress")).isEqualTo(1);
        assertThat(done.getString("progress_msg")).contains("Task done");
        assertThat(done.getJsonNumber("process_duation").doubleValue()).isPositive();
        assertThat(done.getString("process_begin_at")).endsWith("GMT");
        JsonObject twice = data(lectern.post(chunks, body("document_ids", id, id)));
        assertThat(twice.getJsonArray("errors").getString(0)).isEqualTo("Duplicate document ids: " + id);
    }

    @Test
    void deletionSaysWhatItDid() {
        String first = upload(lectern, dataset, "a.txt", "1");
        String second = upload(lectern, dataset, "b.txt", "1");
        upload(lectern, dataset, "c.txt", "1");
        refusedNaming(lectern.delete(path, body("document_ids", first)), 101, "document_ids");
        done(lectern.delete(path, "{\"ids\":[]}"));
        assertThat(data(lectern.get(path)).getInt("total")).isEqualTo(3);
        refused(lectern.delete(path, body("ids", first, "x")), 102, "Documents not found: ['x']");
        assertThat(data(lectern.get(path)).getInt("total")).isEqualTo(2);
        JsonObject twice = data(lectern.delete(path, body("ids", second, second)));
        assertThat(twice.getInt("success_count")).isEqualTo(1);
        assertThat(twice.getJsonArray("errors").getString(0)).isEqualTo("Duplicate document ids: " + second);
        done(lectern.delete(path, null));
        assertThat(data(lectern.get(path)).getInt("total")).isZero();
        refused(
                lectern.delete(ROOT + "/" + NOBODYS + "/documents", null),
                102,
                "You don't own the dataset " + NOBODYS + ". ");
    }

    private int found(String question) {
        return data(lectern.post(
                        "/api/v1/retrieval",
                        Json.createObjectBuilder()
                                .add("question", question)
                                .add("dataset_ids", Json.createArrayBuilder().add(dataset))
                                .add("vector_similarity_weight", 0)
                                .build()
                                .toString()))
                .getInt("total");
    }
}
