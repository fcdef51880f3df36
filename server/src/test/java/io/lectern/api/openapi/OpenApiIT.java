package io.lectern.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The document is served, and what the server answers looks as it says: success and failure of every call. */
@ServerTest
class OpenApiIT {

    private static final String DATASETS = "/api/v1/datasets";
    private static final String NOBODYS = "0123456789abcdef0123456789abcdef";

    @ArquillianResource
    Lectern lectern;

    private SchemaCheck schemas;

    @Test
    void everyAnswerIsOfTheFormThatTheDocumentSays() {
        schemas = new SchemaCheck(lectern.withKey("").get("/openapi").json());
        String name = "described-" + UUID.randomUUID();
        JsonObject dataset = says("post", DATASETS, lectern.post(DATASETS, "{\"name\":\"" + name + "\"}"))
                .getJsonObject("data");
        says("post", DATASETS, lectern.post(DATASETS, "{\"name\":\"" + name + "\"}"));
        says("get", DATASETS, lectern.get(DATASETS));
        says("get", DATASETS, lectern.get(DATASETS + "?desc=maybe"));
        String one = DATASETS + "/" + dataset.getString("id");
        says("put", DATASETS + "/{dataset_id}", lectern.put(one, "{\"pagerank\":3}"));
        says("put", DATASETS + "/{dataset_id}", lectern.put(one, "{\"pagerank\":300}"));
        documents(one);
        reembedding(one + "/reembedding");
        says("delete", DATASETS, lectern.delete(DATASETS, "{\"other\":1}"));
        says("delete", DATASETS, lectern.delete(DATASETS, ids(dataset.getString("id"), NOBODYS)));
        assertThat(schemas.problems(
                        schemas.answer(DATASETS, "get", "401"),
                        lectern.withKey("no").get(DATASETS).json()))
                .isEmpty();
    }

    private void documents(String dataset) {
        String route = DATASETS + "/{dataset_id}/documents";
        String path = dataset + "/documents";
        JsonObject uploaded =
                says("post", route, lectern.upload(path, "a.txt", "One lamp.".getBytes(StandardCharsets.UTF_8)));
        says("post", route, lectern.upload(path, "a.exe", new byte[1]));
        String id = uploaded.getJsonArray("data").getJsonObject(0).getString("id");
        String parsing = DATASETS + "/{dataset_id}/chunks";
        says("post", parsing, lectern.post(dataset + "/chunks", "{\"document_ids\":[\"" + id + "\"]}"));
        says("delete", parsing, lectern.delete(dataset + "/chunks", "{\"document_ids\":[]}"));
        Await.until(
                Duration.ofSeconds(60),
                () -> lectern.get(path).body().contains("\"run\":\"DONE\""),
                () -> lectern.get(path).body());
        says("get", route, lectern.get(path));
        says("get", route, lectern.get(path + "?suffix=txt&run=DONE&types=doc&create_time_from=1"));
        says("get", route, lectern.get(path + "?id=" + NOBODYS));
        says("get", route + "/{document_id}", lectern.get(path + "/" + NOBODYS));
        says("put", route + "/{document_id}", lectern.put(path + "/" + id, "{\"meta_fields\":{\"year\":2024}}"));
        says("put", route + "/{document_id}", lectern.put(path + "/" + id, "{\"meta_fields\":1}"));
        says("get", route + "/{document_id}/pages/{page}", lectern.get(path + "/" + id + "/pages/x"));
        says("get", route + "/{document_id}/pages/{page}", lectern.get(path + "/" + id + "/pages/1"));
        chunks(path + "/" + id);
        retrieval(dataset.substring(DATASETS.length() + 1));
        says("delete", route, lectern.delete(path, ids(id, id)));
        says("delete", route, lectern.delete(path, ids(id)));
    }

    private void chunks(String document) {
        String route = DATASETS + "/{dataset_id}/documents/{document_id}/chunks";
        String path = document + "/chunks";
        JsonObject added = says("post", route, lectern.post(path, "{\"content\":\"Two lamps.\"}"));
        says("post", route, lectern.post(path, "{}"));
        String chunk = added.getJsonObject("data").getJsonObject("chunk").getString("id");
        says("get", route, lectern.get(path));
        says("get", route, lectern.get(path + "?id=x"));
        says("put", route + "/{chunk_id}", lectern.put(path + "/" + chunk, "{\"questions\":[\"How many?\"]}"));
        says("put", route + "/{chunk_id}", lectern.put(path + "/x", "{}"));
        says("delete", route, lectern.delete(path, "{\"chunk_ids\":[\"x\"]}"));
    }

    private void reembedding(String path) {
        String route = DATASETS + "/{dataset_id}/reembedding";
        says("get", route, lectern.get(path));
        says("post", route, lectern.post(path, "{\"embedding_model\":\"nobodys\"}"));
        says("post", route, lectern.post(path, "{\"embedding_model\":\"BAAI/bge-large-zh-v1.5\"}"));
        says("get", route, lectern.get(path));
        says("delete", route, lectern.delete(path, null));
    }

    private void retrieval(String dataset) {
        String route = "/api/v1/retrieval";
        String scope = ",\"dataset_ids\":[\"" + dataset + "\"]}";
        JsonObject found =
                says("post", route, lectern.post(route, "{\"highlight\":true,\"question\":\"lamp\"" + scope));
        assertThat(found.getJsonObject("data").getJsonArray("chunks")).hasSize(2);
        says("post", route, lectern.post(route, "{\"question\":\"\"" + scope));
        says("post", route, lectern.post(route, "{\"question\":\"x\",\"top_k\":0" + scope));
    }

    private JsonObject says(String method, String route, Answer answer) {
        JsonValue json = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(schemas.problems(schemas.answer(route, method, "200"), json))
                .as(method + " " + route + " answered " + answer.body())
                .isEmpty();
        return json.asJsonObject();
    }

    private static String ids(String... ids) {
        return "{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}";
    }
}
