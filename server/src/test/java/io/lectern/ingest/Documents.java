package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Uploads, starts and watches documents through the API. */
record Documents(Lectern lectern) {

    private static final Duration PARSE_LIMIT = Duration.ofSeconds(90);

    String dataset(String method, String config) {
        String body = "{\"name\":\"" + method + " " + UUID.randomUUID() + "\",\"chunk_method\":\"" + method + "\""
                + (config.equals("{}") ? "" : ",\"parser_config\":" + config) + "}";
        return data(lectern.post("/api/v1/datasets", body)).getString("id");
    }

    String upload(String dataset, String name, String text) {
        return upload(dataset, name, text.getBytes(StandardCharsets.UTF_8));
    }

    String upload(String dataset, String name, byte[] bytes) {
        Answer answer = lectern.upload("/api/v1/datasets/" + dataset + "/documents", name, bytes);
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonArray("data").getJsonObject(0).getString("id");
    }

    void start(String dataset, String... documents) {
        Answer answer = lectern.post("/api/v1/datasets/" + dataset + "/chunks", ids(documents));
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
    }

    Answer stop(String dataset, String... documents) {
        return lectern.delete("/api/v1/datasets/" + dataset + "/chunks", ids(documents));
    }

    /** Reads the document to its end. */
    void finish(String dataset, String document) {
        start(dataset, document);
        await(dataset, document, "DONE");
    }

    /** The message of a document that cannot be read. */
    String failure(String dataset, String document) {
        start(dataset, document);
        await(dataset, document, "FAIL");
        return state(dataset, document).getString("progress_msg");
    }

    void await(String dataset, String document, String run) {
        Await.until(
                PARSE_LIMIT,
                () -> state(dataset, document).getString("run").equals(run),
                () -> "not " + run + ": " + state(dataset, document));
    }

    JsonObject state(String dataset, String document) {
        return data(lectern.get("/api/v1/datasets/" + dataset + "/documents?id=" + document))
                .getJsonArray("docs")
                .getJsonObject(0);
    }

    /** How many documents of the dataset are done. */
    long done(String dataset) {
        return data(lectern.get("/api/v1/datasets/" + dataset + "/documents?page_size=1000"))
                .getJsonArray("docs")
                .stream()
                .filter(document -> document.asJsonObject().getString("run").equals("DONE"))
                .count();
    }

    List<JsonObject> chunks(String dataset, String document) {
        return data(lectern.get("/api/v1/datasets/" + dataset + "/documents/" + document + "/chunks"))
                .getJsonArray("chunks")
                .stream()
                .map(JsonValue::asJsonObject)
                .toList();
    }

    List<String> contents(String dataset, String document) {
        return chunks(dataset, document).stream()
                .map(chunk -> chunk.getString("content"))
                .toList();
    }

    /** What retrieval finds, with no threshold. @param more of the body, beginning with a comma, or nothing */
    List<JsonObject> found(String dataset, String question, String more) {
        return data(lectern.post(
                        "/api/v1/retrieval",
                        "{\"question\":\"" + question
                                + "\",\"similarity_threshold\":0,\"page_size\":1024,\"dataset_ids\":[\"" + dataset
                                + "\"]" + more + "}"))
                .getJsonArray("chunks")
                .stream()
                .map(JsonValue::asJsonObject)
                .toList();
    }

    private static JsonObject data(Answer answer) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonObject("data");
    }

    private static String ids(String... documents) {
        return Json.createObjectBuilder()
                .add("document_ids", Json.createArrayBuilder(List.of(documents)))
                .build()
                .toString();
    }
}
