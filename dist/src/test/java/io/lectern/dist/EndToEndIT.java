package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.dist.Api.Answer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The life of one installation, from its first start over two crashes to Ctrl-C. The steps are ordered, as a start takes
 * long and each needs what the one before left on the disk.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndIT {

    private static final Duration DEATH = Duration.ofSeconds(25);
    private static final Duration PARSING = Duration.ofSeconds(240);
    private static final int BATCH = 30;

    @TempDir
    static Path folder;

    private Path data;
    private Distribution running;
    private String key;
    private Library library;
    private String session;
    private int starts = 1;

    @BeforeAll
    void startTheFirstTime() {
        data = folder.resolve("data");
        running = Distribution.start(data, Map.of());
        key = running.printedKey().orElseThrow(() -> new AssertionError("no key in:\n" + running.output()));
        library = new Library(api(), "library");
    }

    @AfterAll
    void endEverything() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    @Order(1)
    void theFirstStartTellsAddressAndKeyAndIsReady() throws IOException {
        assertThat(running.output())
                .contains("Lectern is ready: http://", "/ui/", "curl -H \"Authorization: Bearer " + key + "\"");
        assertThat(status("/health/ready")).contains("200");
        assertThat(status("/ui/")).contains("200");
    }

    @Test
    @Order(2)
    void answersQuoteTheSentenceAndCiteItsDocumentAndPage() {
        library.addGuides();
        session = library.openSession();
        Answer whole = library.ask(session, Library.PDF_QUESTION, false);
        library.assertQuotes(whole.data().asJsonObject(), Library.PDF_SENTENCE, "laboratory.pdf", 3);
        List<JsonObject> events =
                library.ask(session, Library.DOCX_QUESTION, true).events();
        assertThat(events.get(events.size() - 1).get("data")).isEqualTo(JsonValue.TRUE);
        JsonObject last = events.get(events.size() - 2).getJsonObject("data");
        library.assertQuotes(last, Library.DOCX_SENTENCE, "canteen.docx", 0);
    }

    @Test
    @Order(3)
    void aSecondInstanceOnTheSameDataIsRefusedInOneSentence() {
        try (Distribution second = Distribution.launch(data, Map.of())) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("The data directory " + data + " is in use by another Lectern");
        }
        assertThat(running.alive()).as("the first one goes on").isNotEmpty();
    }

    @Test
    @Order(4)
    void aTakenPortIsRefusedInOneSentence() {
        Map<String, String> samePort = Map.of("LECTERN_HTTP_PORT", Integer.toString(running.port()));
        try (Distribution second = Distribution.launch(folder.resolve("other-data"), samePort)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("Port " + running.port() + " on 127.0.0.1 cannot be used");
        }
    }

    @Test
    @Order(5)
    void aKilledLauncherTakesAllDownAndTheNextStartFinishesEveryDocumentOnce() {
        Reports reports = new Reports(api(), "reports_a");
        reports.uploadAndStart(BATCH);
        starts++;
        reports.awaitHalfDone(PARSING);
        running.killLauncher();
        running.awaitAllEnded(DEATH);
        restart();
        reports.through(api()).assertEveryDocumentDoneOnce(PARSING);
        assertNothingForgotten();
    }

    @Test
    @Order(6)
    void aKilledServerEndsTheLauncherWithASentenceAndTheNextStartFinishesEveryDocumentOnce() {
        Reports reports = new Reports(api(), "reports_b");
        reports.uploadAndStart(BATCH);
        starts++;
        reports.awaitHalfDone(PARSING);
        running.killServer();
        assertThat(running.exitCode()).isEqualTo(1);
        assertThat(running.output()).contains("The server stopped unexpectedly (exit code 137)", "server.0.log");
        running.awaitAllEnded(DEATH);
        restart();
        reports.through(api()).assertEveryDocumentDoneOnce(PARSING);
        assertNothingForgotten();
    }

    @Test
    @Order(7)
    void ctrlCStopsCleanlyAndTheNextStartFindsEverything() throws IOException {
        int code = running.interrupt();
        assertThat(running.exitCode()).isEqualTo(code);
        assertThat(running.output()).contains("Lectern has stopped").doesNotContain("Exception");
        running.awaitAllEnded(DEATH);
        restart();
        assertNothingForgotten();
    }

    private void restart() {
        running.close();
        assertThat(data.resolve("logs"))
                .as("a process that stops must not crash")
                .isDirectoryNotContaining("glob:**crash*");
        running = Distribution.start(data, Map.of());
        library = library.through(api());
    }

    private void assertNothingForgotten() {
        assertThat(running.output()).doesNotContain("API key", key);
        assertThat(library.sessions()).contains(session);
        JsonObject again =
                library.ask(session, Library.PDF_QUESTION, false).data().asJsonObject();
        library.assertQuotes(again, Library.PDF_SENTENCE, "laboratory.pdf", 3);
        assertThat(api().get("/api/v1/admin/audit/verification").body()).contains("\"whole\":true");
        assertThat(api().get("/api/v1/admin/audit").body().lines())
                .as("uploads and starts of parsing, those of a killed server too")
                .filteredOn(line -> line.contains("POST /api/v1/datasets/{dataset}/chunks"))
                .hasSizeGreaterThanOrEqualTo(starts);
    }

    private Api api() {
        return new Api(running.address(), key);
    }

    private String status(String path) throws IOException {
        URI address = running.address().resolve(path);
        URLConnection connection = address.toURL().openConnection();
        return connection.getHeaderField(0);
    }
}
