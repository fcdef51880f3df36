package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import io.lectern.ingest.chunker.SmallPdf;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chunk methods and their settings through the whole server. */
@ServerTest
class ChunkMethodsIT {

    @ArquillianResource
    Lectern lectern;

    private Documents documents;

    @BeforeEach
    void begin() {
        documents = new Documents(lectern);
    }

    @Test
    void questionsAreFoundByWhatTheyAsk() {
        String dataset = documents.dataset("qa", "{}");
        String document = documents.upload(
                dataset, "faq.csv", "question,answer\nWho lights the lamp?,The keeper.\nWhen?,At dusk.\n");
        documents.finish(dataset, document);
        assertThat(documents.contents(dataset, document))
                .containsExactlyInAnyOrder(
                        "Question: Who lights the lamp?\tAnswer: The keeper.", "Question: When?\tAnswer: At dusk.");
        assertThat(documents.chunks(dataset, document))
                .anyMatch(chunk -> chunk.getJsonArray("questions").toString().contains("Who lights the lamp?"));
    }

    @Test
    void rowsOfATableAndTheirTagsAreChunks() {
        String table = documents.dataset("table", "{}");
        String stock = documents.upload(table, "stock.csv", "item,jars\nwhale oil,3\nlamp oil,4\n");
        documents.finish(table, stock);
        assertThat(documents.contents(table, stock))
                .containsExactlyInAnyOrder("item: whale oil\njars: 3", "item: lamp oil\njars: 4");
        String tags = documents.dataset("tag", "{}");
        String rows = documents.upload(tags, "tags.csv", "description,tags\nA lamp that burns oil,\"light,sea\"\n");
        documents.finish(tags, rows);
        assertThat(documents
                        .chunks(tags, rows)
                        .get(0)
                        .getJsonArray("important_keywords")
                        .getValuesAs(JsonString::getString))
                .containsExactly("light", "sea");
    }

    @Test
    void aDocumentOfTheWrongKindFailsWithWhatTheMethodReads() {
        String dataset = documents.dataset("table", "{}");
        assertThat(documents.failure(dataset, documents.upload(dataset, "plain.txt", "Only text.\n")))
                .contains("no table", "naive");
    }

    /** It had failed with "the server failed", from the row that could not hold it. */
    @Test
    void aChunkThatNoRowHoldsFailsWithWhatToDo() {
        String dataset = documents.dataset("qa", "{}");
        String text = "Q: What burns?\nA: " + "The lamp burns. ".repeat(70_000);
        assertThat(documents.failure(dataset, documents.upload(dataset, "long.txt", text)))
                .contains("Chunk method qa", "up to 1000000", "naive");
    }

    @Test
    void aSettingThatCannotBeHadFailsTheDocumentWithThatReason() {
        for (String setting : List.of(
                "\"auto_keywords\":3",
                "\"auto_questions\":2",
                "\"raptor\":{\"use_raptor\":true}",
                "\"graphrag\":{\"use_graphrag\":true}")) {
            assertThat(failure("{" + setting + "}")).as(setting).contains("needs a chat model that writes");
        }
        assertThat(failure("{\"tag_kb_ids\":[\"x\"]}")).contains("tag_kb_ids");
        assertThat(failure("{\"layout_recognize\":\"gpt-4o\"}")).contains("layout_recognize", "DeepDOC");
    }

    /** Chunks are given the tags of the descriptions that are most like them; a search finds them by these. */
    @Test
    void chunksAreTaggedByAnotherDataset() {
        String tags = documents.dataset("tag", "{}");
        documents.finish(
                tags,
                documents.upload(
                        tags,
                        "tags.csv",
                        "description,tags\nLamps and beacons that guide ships at night,\"light,sea\"\n"
                                + "Bread and cakes from the oven of a bakery,\"food,flour\"\n"
                                + "Invoices and payments to suppliers,\"money\"\n"));
        String dataset = documents.dataset("naive", "{\"tag_kb_ids\":[\"" + tags + "\"],\"topn_tags\":2}");
        String lamp = documents.upload(dataset, "lamp.txt", "The lighthouse keeper lights the lamp for the ships.\n");
        String bread = documents.upload(dataset, "bread.txt", "The baker takes the bread out of the oven at four.\n");
        for (String document : List.of(lamp, bread)) {
            documents.finish(dataset, document);
        }
        assertThat(keywords(dataset, lamp)).containsExactlyInAnyOrder("light", "sea");
        assertThat(keywords(dataset, bread)).containsExactlyInAnyOrder("food", "flour");
        assertThat(documents.state(dataset, lamp).getString("progress_msg")).contains("Task done");
        String foreign = new Documents(new People(lectern).ofNewTenant()).dataset("tag", "{}");
        assertThat(failure("{\"tag_kb_ids\":[\"" + foreign + "\"]}"))
                .contains("tag_kb_ids", foreign, "no dataset of yours");
    }

    private List<String> keywords(String dataset, String document) {
        return documents
                .chunks(dataset, document)
                .get(0)
                .getJsonArray("important_keywords")
                .getValuesAs(JsonString::getString);
    }

    private String failure(String config) {
        String dataset = documents.dataset("naive", config);
        return documents.failure(dataset, documents.upload(dataset, "a.txt", "Some text.\n"));
    }

    @Test
    void aPageOfAPdfCanBeSeen() {
        String dataset = documents.dataset("presentation", "{\"task_page_size\":1}");
        String document = documents.upload(dataset, "two.pdf", SmallPdf.of("First page", "Second page"));
        documents.finish(dataset, document);
        assertThat(documents.contents(dataset, document)).containsExactly("First page", "Second page");
        JsonObject second = documents.chunks(dataset, document).get(1);
        assertThat(second.getString("image_id")).isEqualTo(document + "-2");
        assertThat(second.getJsonArray("positions").getJsonArray(0).getInt(0)).isEqualTo(2);
        String pages = "/api/v1/datasets/" + dataset + "/documents/" + document + "/pages/";
        assertThat(lectern.get(pages + "2").status()).isEqualTo(200);
        assertThat(lectern.get(pages + "2").body()).contains("JFIF");
        assertThat(lectern.get(pages + "3").body()).contains("no picture of page 3");
        assertThat(lectern.get(pages + "x").body()).contains("whole number");
    }

    @Test
    void pagesThatAreNamedAreRead() {
        String dataset = documents.dataset("naive", "{\"pages\":[[2,2]],\"layout_recognize\":\"Plain Text\"}");
        String document =
                documents.upload(dataset, "three.pdf", SmallPdf.of("First page", "Second page", "Third page"));
        documents.finish(dataset, document);
        assertThat(documents.contents(dataset, document)).containsExactly("Second page");
    }

    @Test
    void theGraphOfADatasetWithoutOneAddsNothing() {
        String dataset = documents.dataset("naive", "{}");
        documents.finish(dataset, documents.upload(dataset, "a.txt", "The keeper lights the lamp.\n"));
        assertThat(documents.found(dataset, "Who lights the lamp?", ",\"use_kg\":true"))
                .hasSize(1);
    }
}
