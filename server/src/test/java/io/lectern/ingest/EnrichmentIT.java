package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lectern.api.admin.People;
import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.ingest.chunker.SmallPdf;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a provider's chat and vision model add to documents, from the setting to the search. */
@ServerTest
class EnrichmentIT {

    private static final String ADMIN = "/api/v1/admin";
    private static final String TEXT =
            "Ada Lovelace keeps the lamp of the harbour. She writes down the oil every night.\n\n"
                    + "Grace Hopper brings the oil by ship. Her ship is called Petronella.\n\n"
                    + "The lamp burns from dusk to dawn. It has burnt since the great storm.\n";

    @ArquillianResource
    Lectern lectern;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer provider;
    private volatile String lastAsked = "";
    private Documents documents;

    /** A tenant of its own, so that its default model is nobody else's. */
    @BeforeEach
    void begin() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/", this::answer);
        provider.start();
        Lectern tenant = new People(lectern).ofNewTenant();
        documents = new Documents(tenant);
        String id = made(tenant.post(
                        ADMIN + "/providers",
                        "{\"owner\":\"tenant\",\"name\":\"scripted\",\"endpoint\":\"http://127.0.0.1:"
                                + provider.getAddress().getPort() + "/v1\"}"))
                .getString("id");
        for (String kind : List.of("chat", "vision")) {
            made(tenant.post(
                    ADMIN + "/models",
                    "{\"provider\":\"" + id + "\",\"name\":\"m-" + kind + "\",\"kind\":\"" + kind + "\"}"));
            made(tenant.post(
                    ADMIN + "/model-aliases",
                    "{\"name\":\"default\",\"kind\":\"" + kind + "\",\"target\":\"m-" + kind + "@scripted\"}"));
        }
    }

    @AfterEach
    void end() {
        provider.stop(0);
        threads.shutdownNow();
    }

    @Test
    void keywordsQuestionsSummariesAndAGraphReachTheSearch() {
        String dataset = documents.dataset(
                "naive",
                "{\"chunk_token_count\":32,\"auto_keywords\":2,\"auto_questions\":1,\"raptor\":{\"use_raptor\":true},"
                        + "\"graphrag\":{\"use_graphrag\":true}}");
        String document = documents.upload(dataset, "harbour.txt", TEXT);
        documents.finish(dataset, document);
        List<JsonObject> chunks = documents.chunks(dataset, document);
        assertThat(chunks).anyMatch(chunk -> chunk.getString("content").equals("All about the harbour."));
        assertThat(chunks)
                .anyMatch(chunk ->
                        chunk.getJsonArray("important_keywords").toString().contains("beacon"));
        assertThat(chunks)
                .anyMatch(chunk -> chunk.getJsonArray("questions").toString().contains("Who keeps the light?"));
        assertThat(documents.state(dataset, document).getString("progress_msg")).contains("mentions of entities");
        List<JsonObject> found = documents.found(dataset, "Who is Ada Lovelace?", ",\"use_kg\":true");
        assertThat(found.get(0).getString("id")).isEqualTo("knowledge-graph");
        assertThat(found.get(0).getString("content"))
                .contains("Ada Lovelace (person): keeps the lamp", "Ada Lovelace → the lamp: lights it");
        assertThat(toldToTheModel(dataset, true)).contains("Ada Lovelace (person): keeps the lamp");
        assertThat(toldToTheModel(dataset, false)).contains("Ada Lovelace").doesNotContain("(person)");
        documents.lectern().delete("/api/v1/datasets/" + dataset + "/documents", "{\"ids\":[\"" + document + "\"]}");
        assertThat(documents.found(dataset, "Who is Ada Lovelace?", ",\"use_kg\":true"))
                .isEmpty();
    }

    @Test
    void aPictureIsDescribedByAVisionModel() {
        String dataset = documents.dataset("naive", "{}");
        // a grey square: OCR finds nothing in it
        byte[] picture = java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAACgAAAAoCAAAAACpleexAAAAHElEQVR42mNoIBIwjCocVTiqcFThqMJRhaQrBAAclSAumfoW6AAAAABJRU5ErkJggg==");
        String document = documents.upload(dataset, "lamp.png", picture);
        documents.finish(dataset, document);
        assertThat(documents.contents(dataset, document)).containsExactly("A lamp on a table.");
    }

    /** {@code layout_recognize} names a vision model: it is shown each page, and writes it down. */
    @Test
    void pagesOfAPdfAreReadByAVisionModel() {
        String dataset = documents.dataset("manual", "{\"layout_recognize\":\"m-vision@scripted\",\"pages\":[[2,3]]}");
        String document =
                documents.upload(dataset, "three.pdf", SmallPdf.of("First page", "Second page", "Third page"));
        documents.finish(dataset, document);
        List<JsonObject> chunks = documents.chunks(dataset, document);
        assertThat(chunks)
                .extracting(chunk -> chunk.getString("content"))
                .containsExactly("Seen\nA page as a model sees it.", "Seen\nA page as a model sees it.");
        assertThat(chunks.get(0).getString("image_id")).isEqualTo(document + "-2");
        assertThat(documents.state(dataset, document).getString("progress_msg")).contains("with the vision model");
        String text = documents.upload(dataset, "note.txt", "A text has no pages to look at.\n");
        documents.finish(dataset, text);
        assertThat(documents.contents(dataset, text)).containsExactly("A text has no pages to look at.");
        String unknown = documents.dataset("naive", "{\"layout_recognize\":\"nobodys\"}");
        assertThat(documents.failure(unknown, documents.upload(unknown, "a.pdf", SmallPdf.of("Page"))))
                .contains("layout_recognize", "nobodys", "no vision model", "DeepDOC");
    }

    /** What the model of a chat over the dataset is sent with a question. */
    private String toldToTheModel(String dataset, boolean graph) {
        Lectern tenant = documents.lectern();
        String chat = Handbook.data(tenant.post(
                        "/api/v1/chats",
                        "{\"name\":\"graph " + graph + "\",\"dataset_ids\":[\"" + dataset
                                + "\"],\"prompt\":{\"similarity_threshold\":0,\"use_kg\":" + graph + "}}"))
                .getString("id");
        String path = "/api/v1/chats/" + chat;
        String session = Handbook.data(tenant.post(path + "/sessions", "{}")).getString("id");
        Answer answer = tenant.post(
                path + "/completions",
                "{\"question\":\"Who is Ada Lovelace?\",\"stream\":false,\"session_id\":\"" + session + "\"}");
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
        return lastAsked;
    }

    private static JsonObject made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lastAsked = asked;
        if (asked.contains("Who is Ada Lovelace?")) {
            var out = ScriptedProvider.openStream(exchange);
            ScriptedProvider.event(out, ScriptedProvider.delta("content", "A keeper."));
            ScriptedProvider.event(out, "[DONE]");
            exchange.close();
            return;
        }
        String body = ScriptedProvider.completion(text(asked));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String text(String asked) {
        if (asked.contains("Write down this page")) {
            return "# Seen\nA page as a model sees it.";
        } else if (asked.contains("image_url")) {
            return "A lamp on a table.";
        } else if (asked.contains("keywords")) {
            return "beacon, harbour";
        } else if (asked.contains("write questions")) {
            return "Who keeps the light?";
        } else if (asked.contains("find entities")) {
            return "{\"entities\":[{\"name\":\"Ada Lovelace\",\"kind\":\"person\",\"description\":\"keeps the"
                    + " lamp\"}],\"relations\":[{\"source\":\"Ada Lovelace\",\"target\":\"the"
                    + " lamp\",\"description\":\"lights it\",\"strength\":9}]}";
        }
        return "All about the harbour.";
    }
}
