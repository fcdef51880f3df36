package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.dist.Api.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets who sends something wrong, or whose model provider fails: a final state and a sentence. */
class BadInputIT {

    private static final int UPLOAD_LIMIT = 100_000;
    private static final Duration PARSING = Duration.ofSeconds(90);

    @TempDir
    static Path folder;

    private static Provider provider;
    private static Distribution running;
    private static Api api;
    private static String dataset;
    private static String chat;

    @BeforeAll
    static void startWithAProviderAndASmallLimit() throws IOException {
        provider = new Provider();
        running = Distribution.start(
                folder.resolve("data"),
                Map.of(
                        "LECTERN_ADMIN_KEY", "end-to-end-key-of-the-administrator",
                        "LECTERN_UPLOAD_MAX_BYTES", Integer.toString(UPLOAD_LIMIT),
                        "LECTERN_LLM_BASE_URL", provider.baseUrl(),
                        "LECTERN_LLM_API_KEY", "secret-of-the-provider",
                        "LECTERN_LLM_MODEL", "scripted",
                        "LECTERN_LLM_TIMEOUT", "PT6S"));
        api = new Api(running.address(), "end-to-end-key-of-the-administrator");
        dataset = api.createDataset("wrong_things");
        String text = "The library opens at nine and closes at seven on working days.";
        parsed("good.txt", text.getBytes(StandardCharsets.UTF_8));
        chat = api.createChat("wrong answers", dataset);
    }

    @AfterAll
    static void endEverything() {
        if (running != null) {
            running.close();
        }
        provider.close();
    }

    @Test
    void aConfiguredKeyIsNotPrinted() {
        assertThat(running.output())
                .contains("the one configured as lectern.admin.key")
                .doesNotContain("end-to-end-key-of-the-administrator");
    }

    @Test
    void withoutOrWithAWrongKeyEveryCallIsRefused() {
        for (String key : List.of("", "wrong")) {
            Answer answer = new Api(running.address(), key).get("/api/v1/datasets");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.code()).isEqualTo(109);
            assertThat(answer.message()).isNotBlank();
        }
    }

    @Test
    void anUnknownDatasetIsNamed() {
        String unknown = "0123456789abcdef0123456789abcdef";
        refused(api.get("/api/v1/datasets/" + unknown + "/documents"), 102, unknown);
        refused(api.upload(unknown, "a.txt", new byte[] {65}), 102, unknown);
        refused(api.parse(unknown, List.of(unknown)), 102, unknown);
        refused(api.retrieve(unknown, "anything", 5), 102, unknown);
    }

    @Test
    void anUploadWithoutAFileIsRefused() {
        refused(api.upload(dataset, Map.of()), 101, "The request body");
        refused(
                api.send(
                        "POST",
                        "/api/v1/datasets/" + dataset + "/documents",
                        BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n"),
                        "multipart/form-data; boundary=b"),
                101,
                "No file part!");
    }

    @Test
    void malformedJsonIsRefused() {
        for (String path : List.of("/api/v1/datasets", "/api/v1/retrieval", "/api/v1/chats")) {
            for (String body : List.of("{\"name\":", "[1,2", "not json")) {
                refused(api.post(path, body), 101, "JSON");
            }
        }
    }

    @Test
    void aFileOverTheLimitIsRefusedAndLeavesNothing() throws IOException {
        byte[] large = new byte[UPLOAD_LIMIT + 1];
        Arrays.fill(large, (byte) 'a');
        Answer answer = api.upload(dataset, "large.txt", large);
        assertThat(answer.code()).as(answer.body()).isNotZero();
        assertThat(answer.message()).contains(Integer.toString(UPLOAD_LIMIT));
        assertThat(api.documents(dataset).values())
                .noneMatch(document -> document.getString("name").equals("large.txt"));
        try (Stream<Path> stored = Files.walk(folder.resolve("data/blobs"))) {
            assertThat(stored.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file)
                            .content(StandardCharsets.ISO_8859_1)
                            .hasSizeLessThan(UPLOAD_LIMIT));
        }
    }

    @Test
    void anEmptyFileFailsWithItsReason() {
        failed(parsed("empty.txt", new byte[0]), "empty");
    }

    @Test
    void aDamagedPdfFailsWithItsReason() {
        byte[] whole = SampleFiles.pdf(List.of(SampleFiles.filler(1)));
        failed(parsed("damaged.pdf", Arrays.copyOf(whole, whole.length / 3)), "damaged");
    }

    @Test
    void aProtectedPdfFailsAndAsksForTheOpenOne() {
        failed(parsed("protected.pdf", SampleFiles.pdf(List.of(SampleFiles.filler(2)), "geheim")), "password");
    }

    @Test
    void noiseNamedAsADocumentFailsWithItsReason() {
        byte[] noise = new byte[5_000];
        new Random(7).nextBytes(noise);
        failed(parsed("noise.docx", noise), "damaged");
    }

    @Test
    void aFileWhoseNameLiesIsReadAsWhatItIs() {
        JsonObject document = parsed("notes.txt", SampleFiles.pdf(List.of("The lighthouse keeper is called Oskar.")));
        assertThat(document.getString("run")).isEqualTo("DONE");
        assertThat(document.getString("progress_msg")).contains("notes.txt", "pdf");
        assertThat(api.chunks(dataset, document.getString("id"))
                        .getJsonObject(0)
                        .getString("content"))
                .contains("The lighthouse keeper is called Oskar.");
    }

    @Test
    void theProvidersAnswerIsPassedOn() {
        provider.then(provider.streaming(0, "The library ", "opens at nine [ID:0]."));
        for (boolean stream : List.of(true, false)) {
            assertThat(answer(ask(stream), stream)).contains("opens at nine");
        }
    }

    @Test
    void aFailingProviderGivesASentence() throws IOException {
        provider.then(Provider.status(500, "text/plain", "kaboom secret-of-the-provider"));
        assertExplained("failed with status 500");
        provider.then(Provider.status(401, "application/json", "{\"error\":\"key secret-of-the-provider\"}"));
        assertExplained("refused the API key");
        provider.then(Provider.status(200, "text/html", "<html>It works!</html>"));
        assertExplained("lectern.llm.base-url");
        provider.then(Provider.brokenOff());
        assertExplained("broke off");
        provider.then(provider.silent());
        assertExplained("said nothing for 6 s");
        provider.goDown();
        assertExplained("cannot be reached");
        provider.comeBack();
        assertThat(api.get("/api/v1/datasets").code()).as("all else goes on").isZero();
    }

    private static void assertExplained(String words) {
        for (boolean stream : List.of(true, false)) {
            Answer answer = ask(stream);
            assertThat(answer.body())
                    .as("stream " + stream)
                    .contains(words)
                    .doesNotContain("secret-of-the-provider")
                    .doesNotContain("Exception");
        }
    }

    private static Answer ask(boolean stream) {
        String session = api.createSession(chat, "one question");
        return api.ask(chat, session, "When does the library open?", stream);
    }

    private static String answer(Answer answer, boolean stream) {
        if (!stream) {
            return answer.data().asJsonObject().getString("answer");
        }
        List<JsonObject> events = answer.events();
        return events.get(events.size() - 2).getJsonObject("data").getString("answer");
    }

    private static void refused(Answer answer, int code, String words) {
        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.message()).as(answer.body()).contains(words);
    }

    private static JsonObject parsed(String name, byte[] content) {
        String id = Api.ids(api.upload(dataset, name, content)).get(name);
        assertThat(api.parse(dataset, List.of(id)).code()).isZero();
        return api.awaitParsed(dataset, PARSING).get(id);
    }

    private static void failed(JsonObject document, String words) {
        assertThat(document.getString("run")).as(document.toString()).isEqualTo("FAIL");
        assertThat(document.getString("progress_msg").toLowerCase(java.util.Locale.ROOT))
                .contains(words)
                .doesNotContain("exception");
        assertThat(document.getInt("chunk_count")).isZero();
    }
}
