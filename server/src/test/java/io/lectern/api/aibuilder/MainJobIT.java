package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** One document from upload to cited answer, through the queue, the parser process, the embeddings and the index. */
@ServerTest
class MainJobIT {

    private static final Duration PARSE_LIMIT = Duration.ofSeconds(120);
    private static final String HANDBOOK = """
            # Handbook of the lighthouse

            The lamp of the lighthouse is lit every evening at half past eight by the keeper.

            # Supplies

            Oil for the lamp is delivered by the ship Petronella on the first Monday of each month.
            """;

    @ArquillianResource
    Lectern lectern;

    @Test
    void anUploadedDocumentAnswersAQuestionWithACitation() {
        String dataset = data(lectern.post("/api/v1/datasets", "{\"name\":\"lighthouse\"}"))
                .getString("id");
        String document = upload(dataset);
        parse(dataset, document);
        JsonObject found = data(lectern.post("/api/v1/retrieval", question(dataset)));
        assertThat(found.getJsonArray("chunks").getJsonObject(0).getString("document_id"))
                .isEqualTo(document);
        JsonObject answer = ask(dataset);
        assertThat(answer.getString("answer")).contains("Petronella");
        assertThat(answer.getJsonObject("reference").getJsonArray("chunks")).isNotEmpty();
    }

    /** Formats for which the contract knows a method of their own get it, whatever the dataset's is. */
    @Test
    void aMailIsReadByTheMethodForMails() {
        String dataset =
                data(lectern.post("/api/v1/datasets", "{\"name\":\"mails\"}")).getString("id");
        String mail = "From: ada@example.org\r\nTo: grace@example.org\r\nSubject: Oil\r\n"
                + "Content-Type: text/plain; charset=utf-8\r\n\r\nThe Petronella is late again.\r\n";
        parse(dataset, upload(dataset, "late.eml", mail));
        assertThat(state(dataset).getString("chunk_method")).isEqualTo("email");
    }

    private String upload(String dataset) {
        return upload(dataset, "handbook.md", HANDBOOK);
    }

    private String upload(String dataset, String name, String text) {
        Answer answer = lectern.upload(
                "/api/v1/datasets/" + dataset + "/documents", name, text.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonArray("data").getJsonObject(0).getString("id");
    }

    private void parse(String dataset, String document) {
        Answer begun =
                lectern.post("/api/v1/datasets/" + dataset + "/chunks", "{\"document_ids\":[\"" + document + "\"]}");
        assertThat(begun.json().getInt("code")).as(begun.body()).isZero();
        Await.until(
                PARSE_LIMIT,
                () -> state(dataset).getString("run").equals("DONE"),
                () -> "not parsed: " + state(dataset));
        assertThat(state(dataset).getInt("chunk_count")).isPositive();
    }

    private JsonObject state(String dataset) {
        return data(lectern.get("/api/v1/datasets/" + dataset + "/documents"))
                .getJsonArray("docs")
                .getJsonObject(0);
    }

    private JsonObject ask(String dataset) {
        String chat = data(lectern.post("/api/v1/chats", "{\"name\":\"keeper\",\"dataset_ids\":[\"" + dataset + "\"]}"))
                .getString("id");
        String session = data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{\"name\":\"first\"}"))
                .getString("id");
        return data(lectern.post(
                "/api/v1/chats/" + chat + "/completions",
                Json.createObjectBuilder()
                        .add("question", "Which ship brings the oil for the lamp?")
                        .add("stream", JsonValue.FALSE)
                        .add("session_id", session)
                        .build()
                        .toString()));
    }

    private static String question(String dataset) {
        return Json.createObjectBuilder()
                .add("question", "Which ship brings the oil for the lamp?")
                .add("dataset_ids", Json.createArrayBuilder().add(dataset))
                .build()
                .toString();
    }

    private static JsonObject data(Answer answer) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonObject("data");
    }
}
