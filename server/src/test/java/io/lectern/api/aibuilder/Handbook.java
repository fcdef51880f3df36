package io.lectern.api.aibuilder;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** A dataset with one small parsed document, made through the API for one test class. */
public final class Handbook {

    public static final String TEXT = """
        Employees may take thirty days of paid leave in each calendar year.

        Train tickets are refunded within 14 days after the journey, when the original ticket is handed in.

        The canteen opens at half past eleven and closes at two in the afternoon.
        """;

    public final String dataset;
    public final String document;

    private Handbook(String dataset, String document) {
        this.dataset = dataset;
        this.document = document;
    }

    public static Handbook in(Lectern lectern) {
        String dataset = data(lectern.post("/api/v1/datasets", "{\"name\":\"" + unique("handbook") + "\"}"))
                .getString("id");
        Lectern.Answer uploaded = lectern.upload(
                "/api/v1/datasets/" + dataset + "/documents", "handbook.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        String document = uploaded.json().getJsonArray("data").getJsonObject(0).getString("id");
        lectern.post("/api/v1/datasets/" + dataset + "/chunks", "{\"document_ids\":[\"" + document + "\"]}");
        Await.until(
                Duration.ofSeconds(60),
                () -> state(lectern, dataset).contains("\"run\":\"DONE\""),
                () -> "not parsed: " + state(lectern, dataset));
        return new Handbook(dataset, document);
    }

    public static String empty(Lectern lectern) {
        return data(lectern.post("/api/v1/datasets", "{\"name\":\"" + unique("empty") + "\"}"))
                .getString("id");
    }

    public static String unique(String name) {
        return name + "-" + UUID.randomUUID();
    }

    public static JsonObject data(Lectern.Answer answer) {
        if (answer.json().getInt("code") != 0) {
            throw new AssertionError(answer.body());
        }
        return answer.json().getJsonObject("data");
    }

    private static String state(Lectern lectern, String dataset) {
        return lectern.get("/api/v1/datasets/" + dataset + "/documents").body();
    }
}
