package io.lectern.dist;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of the AIBuilder API, with the calls the tests need. JSON is written with single quotes for reading. */
final class Api {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String BOUNDARY = "lectern-end-to-end";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String key;

    Api(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    /** What came back, and its envelope. */
    record Answer(int status, String body) {

        JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            } catch (RuntimeException e) {
                throw new AssertionError("no JSON object, status " + status + ": " + body, e);
            }
        }

        int code() {
            return json().getInt("code");
        }

        String message() {
            return json().getString("message", "");
        }

        JsonValue data() {
            if (code() != 0) {
                throw new AssertionError("status " + status + ": " + body);
            }
            return json().get("data");
        }

        /** The events of a stream; the text of each is one JSON object. */
        List<JsonObject> events() {
            List<JsonObject> events = new ArrayList<>();
            for (String block : body.split("\n\n")) {
                events.add(new Answer(status, block.substring("data:".length())).json());
            }
            return events;
        }
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    Answer post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json.replace('\'', '"')), "application/json");
    }

    Answer upload(String dataset, String fileName, byte[] content) {
        return upload(dataset, Map.of(fileName, content));
    }

    /** One request with many files. */
    Answer upload(String dataset, Map<String, byte[]> files) {
        List<BodyPublisher> parts = new ArrayList<>();
        files.forEach((name, content) -> {
            parts.add(BodyPublishers.ofString("--" + BOUNDARY
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
            parts.add(BodyPublishers.ofByteArray(content));
            parts.add(BodyPublishers.ofString("\r\n"));
        });
        parts.add(BodyPublishers.ofString("--" + BOUNDARY + "--\r\n"));
        return send(
                "POST",
                "/api/v1/datasets/" + dataset + "/documents",
                BodyPublishers.concat(parts.toArray(BodyPublisher[]::new)),
                "multipart/form-data; boundary=" + BOUNDARY);
    }

    Answer send(String method, String path, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", type)
                .method(method, body);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String createDataset(String name) {
        return id(post("/api/v1/datasets", "{'name':'" + name + "'}"));
    }

    /** A chat over datasets that hold chunks, or one without documents. */
    String createChat(String name, String... datasets) {
        String ids = datasets.length == 0 ? "" : "'" + String.join("','", datasets) + "'";
        return id(post("/api/v1/chats", "{'name':'" + name + "','dataset_ids':[" + ids + "]}"));
    }

    String createSession(String chat, String name) {
        return id(post("/api/v1/chats/" + chat + "/sessions", "{'name':'" + name + "'}"));
    }

    /** Ids of the files just uploaded, by name. */
    static Map<String, String> ids(Answer uploaded) {
        Map<String, String> ids = new HashMap<>();
        uploaded.data()
                .asJsonArray()
                .getValuesAs(JsonObject.class)
                .forEach(document -> ids.put(document.getString("name"), document.getString("id")));
        return ids;
    }

    Answer parse(String dataset, Iterable<String> documents) {
        String list = String.join("','", documents);
        return post("/api/v1/datasets/" + dataset + "/chunks", "{'document_ids':['" + list + "']}");
    }

    Answer ask(String chat, String session, String question, boolean stream) {
        return post(
                "/api/v1/chats/" + chat + "/completions",
                "{'question':'" + question + "','session_id':'" + session + "','stream':" + stream + "}");
    }

    Answer retrieve(String dataset, String question, int pageSize) {
        return post(
                "/api/v1/retrieval",
                "{'question':'" + question + "','dataset_ids':['" + dataset
                        + "'],'similarity_threshold':0.0,'page_size':" + pageSize + "}");
    }

    /** When the last of these documents came to its end, by the server's own clock, in milliseconds since 1970. */
    static long lastEnd(Map<String, JsonObject> documents) {
        return documents.values().stream()
                .mapToLong(document -> document.getJsonNumber("update_time").longValue())
                .max()
                .orElseThrow();
    }

    /** All documents of a dataset by id, as the list shows them. */
    Map<String, JsonObject> documents(String dataset) {
        return get("/api/v1/datasets/" + dataset + "/documents?page_size=1000")
                .data()
                .asJsonObject()
                .getJsonArray("docs")
                .getValuesAs(JsonObject.class)
                .stream()
                .collect(Collectors.toMap(document -> document.getString("id"), document -> document));
    }

    JsonArray chunks(String dataset, String document) {
        return get("/api/v1/datasets/" + dataset + "/documents/" + document + "/chunks?page_size=1024")
                .data()
                .asJsonObject()
                .getJsonArray("chunks");
    }

    /** Waits until no document of the dataset is queued or running. */
    Map<String, JsonObject> awaitParsed(String dataset, Duration limit) {
        return awaitParsed(dataset, limit, Await.STEP);
    }

    /** The same, asking only once in a while: on a small machine asking takes time from parsing. */
    Map<String, JsonObject> awaitParsed(String dataset, Duration limit, Duration step) {
        List<Map<String, JsonObject>> last = new ArrayList<>(List.of(documents(dataset)));
        Await.until(
                limit,
                step,
                () -> {
                    last.set(0, documents(dataset));
                    return last.get(0).values().stream()
                            .noneMatch(document -> document.getString("run").equals("RUNNING"));
                },
                () -> "still not parsed: " + last.get(0).values());
        return last.get(0);
    }

    static String id(Answer created) {
        return created.data().asJsonObject().getString("id");
    }
}
