package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.ingest.chunker.SmallPdf;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** Chunk methods and their settings through the whole server, stopping, and reading a document again. */
@ServerTest
class ChunkMethodsIT {

    private static final Duration PARSE_LIMIT = Duration.ofSeconds(90);

    @ArquillianResource
    Lectern lectern;

    @Test
    void questionsAreFoundByWhatTheyAsk() {
        String dataset = dataset("qa", "{}");
        finish(
                dataset,
                upload(dataset, "faq.csv", "question,answer\nWho lights the lamp?,The keeper.\nWhen?,At dusk.\n"));
        assertThat(chunks(dataset))
                .extracting(chunk -> chunk.getString("content"))
                .containsExactly(
                        "Question: Who lights the lamp?\tAnswer: The keeper.", "Question: When?\tAnswer: At dusk.");
        assertThat(chunks(dataset).get(0).getJsonArray("questions").getString(0))
                .isEqualTo("Who lights the lamp?");
    }

    @Test
    void rowsOfATableAndTheirTagsAreChunks() {
        String table = dataset("table", "{}");
        finish(table, upload(table, "stock.csv", "item,jars\nwhale oil,3\nlamp oil,4\n"));
        assertThat(chunks(table))
                .extracting(chunk -> chunk.getString("content"))
                .containsExactly("item: whale oil\njars: 3", "item: lamp oil\njars: 4");
        String tags = dataset("tag", "{}");
        finish(tags, upload(tags, "tags.csv", "description,tags\nA lamp that burns oil,\"light,sea\"\n"));
        assertThat(chunks(tags).get(0).getJsonArray("important_keywords").getValuesAs(JsonString::getString))
                .containsExactly("light", "sea");
    }

    @Test
    void aDocumentOfTheWrongKindFailsWithWhatTheMethodReads() {
        String dataset = dataset("table", "{}");
        assertThat(failure(dataset, upload(dataset, "plain.txt", "Only text.\n")))
                .contains("no table", "naive");
    }

    @Test
    void aSettingWhoseModelIsMissingFailsTheDocumentWithThatReason() {
        for (String setting : List.of(
                "\"auto_keywords\":3",
                "\"auto_questions\":2",
                "\"raptor\":{\"use_raptor\":true}",
                "\"graphrag\":{\"use_graphrag\":true}")) {
            String dataset = dataset("naive", "{" + setting + "}");
            assertThat(failure(dataset, upload(dataset, "a.txt", "Some text.\n")))
                    .as(setting)
                    .contains("needs a chat model that writes");
        }
        String tagged = dataset("naive", "{\"tag_kb_ids\":[\"x\"]}");
        assertThat(failure(tagged, upload(tagged, "a.txt", "Some text.\n"))).contains("tag_kb_ids");
        String layout = dataset("naive", "{\"layout_recognize\":\"gpt-4o\"}");
        assertThat(failure(layout, upload(layout, "a.txt", "Some text.\n"))).contains("layout_recognize", "DeepDOC");
    }

    @Test
    void aPageOfAPdfCanBeSeen() {
        String dataset = dataset("presentation", "{\"task_page_size\":1}");
        String document = upload(dataset, "two.pdf", SmallPdf.of("First page", "Second page"));
        finish(dataset, document);
        List<JsonObject> chunks = chunks(dataset);
        assertThat(chunks).extracting(chunk -> chunk.getString("content")).containsExactly("First page", "Second page");
        assertThat(chunks.get(1).getString("image_id")).isEqualTo(document + "-2");
        assertThat(chunks.get(1).getJsonArray("positions").getJsonArray(0).getInt(0))
                .isEqualTo(2);
        String pages = "/api/v1/datasets/" + dataset + "/documents/" + document + "/pages/";
        assertThat(lectern.get(pages + "2").status()).isEqualTo(200);
        assertThat(lectern.get(pages + "2").body()).contains("JFIF");
        assertThat(lectern.get(pages + "3").body()).contains("no picture of page 3");
        assertThat(lectern.get(pages + "x").body()).contains("whole number");
    }

    @Test
    void pagesThatAreNamedAreRead() {
        String dataset = dataset("naive", "{\"pages\":[[2,2]],\"layout_recognize\":\"Plain Text\"}");
        finish(dataset, upload(dataset, "three.pdf", SmallPdf.of("First page", "Second page", "Third page")));
        assertThat(chunks(dataset))
                .extracting(chunk -> chunk.getString("content"))
                .containsExactly("Second page");
    }

    @Test
    void theGraphOfADatasetWithoutOneAddsNothing() {
        String dataset = dataset("naive", "{}");
        finish(dataset, upload(dataset, "a.txt", "The keeper lights the lamp.\n"));
        JsonObject found = lectern.post(
                        "/api/v1/retrieval",
                        "{\"question\":\"Who lights the lamp?\",\"use_kg\":true,\"dataset_ids\":[\"" + dataset + "\"]}")
                .json()
                .getJsonObject("data");
        assertThat(found.getJsonArray("chunks")).hasSize(1);
    }

    /** Two long documents occupy the workers; once they are stopped, a short one must not have to wait for their ends. */
    @Test
    void stoppingFreesTheWorkersWithinTwoSeconds() {
        String dataset = dataset("naive", "{\"chunk_token_count\":64}");
        String text = "The keeper of the lamp writes down the oil, the wind and the ships of the day. ".repeat(40_000);
        String one = upload(dataset, "one.txt", text);
        String two = upload(dataset, "two.txt", text);
        String small = upload(dataset, "small.txt", "The lamp burns.\n");
        start(dataset, one, two);
        for (String document : List.of(one, two)) {
            Await.until(
                    PARSE_LIMIT,
                    () -> state(dataset, document).getString("progress_msg").contains("Embedding"),
                    () -> "never embedded: " + state(dataset, document));
        }
        start(dataset, small);
        Answer stopped = lectern.delete("/api/v1/datasets/" + dataset + "/chunks", ids(one, two));
        long from = System.nanoTime();
        assertThat(stopped.json().getInt("code")).as(stopped.body()).isZero();
        Await.until(
                Duration.ofSeconds(60),
                () -> !state(dataset, small).getString("progress_msg").equals("Task is queued...")
                        || state(dataset, small).getString("run").equals("DONE"),
                () -> "still waiting: " + state(dataset, small));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, "a stopped worker took up other work after {0} ms", millis);
        // the stop itself takes two seconds at most; the rest is room for a busy machine and the beat of the progress
        assertThat(millis).isLessThan(8_000);
        assertThat(state(dataset, one).getString("run")).isEqualTo("CANCEL");
        assertThat(state(dataset, one).getInt("chunk_count")).isZero();
    }

    /** The chunks of the earlier run had stayed in the index for ever. */
    @Test
    void stoppingADocumentThatIsReadAgainTakesItsChunksAway() {
        String dataset = dataset("naive", "{}");
        String document = upload(dataset, "book.txt", "The keeper lights the lamp at dusk. ".repeat(20_000));
        String small = upload(dataset, "small.txt", "The keeper lights the lamp.\n");
        finish(dataset, small);
        assertThat(found(dataset)).isEqualTo(1);
        start(dataset, document, small);
        lectern.delete("/api/v1/datasets/" + dataset + "/chunks", ids(document));
        lectern.delete("/api/v1/datasets/" + dataset + "/chunks", ids(small));
        if (state(dataset, small).getString("run").equals("CANCEL")) {
            Await.until(Duration.ofSeconds(30), () -> found(dataset) == 0, () -> "still found: " + found(dataset));
        }
        assertThat(state(dataset, document).getString("run")).isEqualTo("CANCEL");
    }

    @Test
    void readingAgainShowsTheOldChunksUntilTheNewOnesAreThere() throws Exception {
        String dataset = dataset("naive", "{\"chunk_token_count\":400}");
        String text = "The keeper lights the lamp at dusk and writes it down in the book of the house. ".repeat(200);
        String document = upload(dataset, "book.txt", text);
        finish(dataset, document);
        int before = found(dataset);
        assertThat(before).isPositive();
        Answer changed = lectern.put(
                "/api/v1/datasets/" + dataset + "/documents/" + document,
                "{\"parser_config\":{\"chunk_token_count\":100}}");
        assertThat(changed.json().getInt("code")).as(changed.body()).isZero();
        start(dataset, document);
        int least = Integer.MAX_VALUE;
        while (!state(dataset, document).getString("run").equals("DONE")) {
            least = Math.min(least, found(dataset));
            assertThat(state(dataset, document).getString("run")).isNotEqualTo("FAIL");
        }
        assertThat(least).isPositive();
        int after = state(dataset, document).getInt("chunk_count");
        assertThat(after).isGreaterThan(before);
        assertThat(found(dataset)).isEqualTo(Math.min(after, 1024));
    }

    private int found(String dataset) {
        return lectern.post(
                        "/api/v1/retrieval",
                        "{\"question\":\"Who lights the lamp?\",\"similarity_threshold\":0,\"page_size\":1024,\"dataset_ids\":[\""
                                + dataset + "\"]}")
                .json()
                .getJsonObject("data")
                .getJsonArray("chunks")
                .size();
    }

    private String dataset(String method, String config) {
        String name = method + " " + UUID.randomUUID();
        String body = "{\"name\":\"" + name + "\",\"chunk_method\":\"" + method + "\""
                + (config.equals("{}") ? "" : ",\"parser_config\":" + config) + "}";
        Answer answer = lectern.post("/api/v1/datasets", body);
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonObject("data").getString("id");
    }

    private String upload(String dataset, String name, String text) {
        return upload(dataset, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String upload(String dataset, String name, byte[] bytes) {
        Answer answer = lectern.upload("/api/v1/datasets/" + dataset + "/documents", name, bytes);
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonArray("data").getJsonObject(0).getString("id");
    }

    private void start(String dataset, String... documents) {
        Answer answer = lectern.post("/api/v1/datasets/" + dataset + "/chunks", ids(documents));
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
    }

    private static String ids(String... documents) {
        return Json.createObjectBuilder()
                .add("document_ids", Json.createArrayBuilder(List.of(documents)))
                .build()
                .toString();
    }

    private void finish(String dataset, String document) {
        start(dataset, document);
        await(dataset, document, "DONE");
    }

    private String failure(String dataset, String document) {
        start(dataset, document);
        await(dataset, document, "FAIL");
        return state(dataset, document).getString("progress_msg");
    }

    private void await(String dataset, String document, String run) {
        Await.until(
                PARSE_LIMIT,
                () -> state(dataset, document).getString("run").equals(run),
                () -> "not " + run + ": " + state(dataset, document));
    }

    private JsonObject state(String dataset, String document) {
        return lectern.get("/api/v1/datasets/" + dataset + "/documents?id=" + document)
                .json()
                .getJsonObject("data")
                .getJsonArray("docs")
                .getJsonObject(0);
    }

    private List<JsonObject> chunks(String dataset) {
        JsonObject documents =
                lectern.get("/api/v1/datasets/" + dataset + "/documents").json().getJsonObject("data");
        String document = documents.getJsonArray("docs").getJsonObject(0).getString("id");
        return lectern
                .get("/api/v1/datasets/" + dataset + "/documents/" + document + "/chunks")
                .json()
                .getJsonObject("data")
                .getJsonArray("chunks")
                .stream()
                .map(JsonValue::asJsonObject)
                .collect(Collectors.toList());
    }
}
