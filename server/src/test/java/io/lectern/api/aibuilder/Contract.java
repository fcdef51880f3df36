package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** How the contract tests ask and what they expect. Every failure of this dialect is HTTP 200 with a code. */
final class Contract {

    static final String ROOT = "/api/v1/datasets";
    static final String NOBODYS = "0123456789abcdef0123456789abcdef";

    private Contract() {}

    /** Exactly a code and a text. */
    static void refused(Answer answer, int code, String message) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().getString("message")).isEqualTo(message);
        assertThat(answer.json().keySet()).containsExactlyInAnyOrder("code", "message");
    }

    /** A code, and a text that names what was wrong. */
    static void refusedNaming(Answer answer, int code, String part) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(code);
        assertThat(answer.json().getString("message")).contains(part);
    }

    /** Exactly {@code {"code":0}}. */
    static void done(Answer answer) {
        assertThat(answer.json().keySet()).as(answer.body()).containsExactly("code");
        assertThat(answer.json().getInt("code")).isZero();
    }

    static JsonObject data(Answer answer) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonObject("data");
    }

    static List<JsonObject> items(Answer answer) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return answer.json().getJsonArray("data").getValuesAs(JsonObject.class);
    }

    static String dataset(Lectern lectern, String name) {
        return data(lectern.post(ROOT, "{\"name\":\"" + name + "\"}")).getString("id");
    }

    static String upload(Lectern lectern, String dataset, String name, String text) {
        Answer answer =
                lectern.upload(ROOT + "/" + dataset + "/documents", name, text.getBytes(StandardCharsets.UTF_8));
        return items(answer).get(0).getString("id");
    }

    static void parse(Lectern lectern, String dataset, String... documents) {
        done(lectern.post(ROOT + "/" + dataset + "/chunks", body("document_ids", documents)));
        for (String document : documents) {
            Await.until(
                    Duration.ofSeconds(90),
                    () -> document(lectern, dataset, document).getString("run").equals("DONE"),
                    () -> "not parsed: " + document(lectern, dataset, document));
        }
    }

    static JsonObject document(Lectern lectern, String dataset, String document) {
        return data(lectern.get(ROOT + "/" + dataset + "/documents?id=" + document))
                .getJsonArray("docs")
                .getJsonObject(0);
    }

    /** One key with a list of texts. */
    static String body(String key, String... values) {
        return Json.createObjectBuilder()
                .add(key, Json.createArrayBuilder(Arrays.asList(values)))
                .build()
                .toString();
    }

    static List<String> names(JsonArray objects, String key) {
        return objects.getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString(key))
                .toList();
    }
}
