package io.lectern.dist;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was under way when the search index went away, or the server was killed, comes to an end. */
class RecoveryIT {

    private static final Duration LIMIT = Duration.ofSeconds(180);

    private static final String KEY = "recovery-key-of-the-administrator";

    @TempDir
    static Path folder;

    private static Provider provider;
    private static SearchNode node;
    private static Distribution running;
    private static Api api;

    @BeforeAll
    static void startWithASearchNodeOfItsOwn() throws IOException {
        provider = new Provider();
        node = new SearchNode(folder);
        start();
    }

    private static void start() {
        running = Distribution.start(
                folder.resolve("data"),
                Map.of(
                        "LECTERN_ADMIN_KEY",
                        KEY,
                        "LECTERN_SEARCH_URL",
                        node.address().toString(),
                        "LECTERN_LLM_BASE_URL",
                        provider.baseUrl(),
                        "LECTERN_LLM_ALLOW_PRIVATE_ADDRESSES",
                        "true",
                        "LECTERN_LLM_MODEL",
                        "scripted"));
        api = new Api(running.address(), KEY);
    }

    @AfterAll
    static void endEverything() {
        if (running != null) {
            running.close();
        }
        node.close();
        provider.close();
    }

    @Test
    void documentsWaitForAnIndexThatIsAwayAndAreFinishedWhenItIsBack() throws IOException {
        Reports reports = new Reports(api, "while_away");
        reports.uploadAndStart(24);
        reports.awaitHalfDone(LIMIT);
        node.goAway();
        reports.awaitMessage("It will be tried again.", LIMIT);
        node.comeBack();
        reports.assertEveryDocumentDoneOnce(LIMIT);
    }

    @Test
    void anIndexThatSomebodyDeletedIsMadeAgainAndFilledFromTheRows() {
        Reports reports = new Reports(api, "deleted");
        reports.uploadAndStart(3);
        reports.assertEveryDocumentDoneOnce(LIMIT);
        node.delete("lectern-chunks-*");
        reports.awaitFound(LIMIT);
        reports.assertEveryDocumentDoneOnce(LIMIT);
        assertThat(running.alive()).as("without a restart").isNotEmpty();
    }

    @Test
    void anAnswerThatWasBeingWrittenWhenTheServerWasKilledIsEndedByItsNextStart() {
        provider.then(provider.silent());
        String chat = api.createChat("cut short");
        String session = api.createSession(chat, "mine");
        long before = provider.requestedAt();
        Api asking = api;
        Thread client = new Thread(() -> asking.ask(chat, session, "How long is a zebra?", true));
        client.setUncaughtExceptionHandler((thread, gone) -> {});
        client.start();
        Await.until(LIMIT, () -> provider.requestedAt() != before, () -> "the model was not asked");
        assertThat(lastMessage(chat)).isEqualTo("How long is a zebra?");
        running.killLauncher();
        running.awaitAllEnded(LIMIT);
        start();
        assertThat(lastMessage(chat)).contains("The server ended before the answer was complete.");
    }

    @Test
    void auditEntriesOlderThanTheRetentionGoWithTheNextStartAndTheRestStillVerifies() throws SQLException {
        api.createDataset("audited_1");
        api.createDataset("audited_2");
        long before = verification().getInt("pruned_to");
        running.killLauncher();
        running.awaitAllEnded(LIMIT);
        assertThat(inDatabase("update audit_entry set happened_at = dateadd(year, -2, happened_at)"
                        + " where tenant_id > 0 and seq <= " + (before + 1)))
                .isEqualTo(1);
        start();
        Await.until(
                LIMIT,
                () -> verification().getInt("pruned_to") > before,
                () -> "nothing was removed: " + verification());
        assertThat(verification().getInt("pruned_to")).isEqualTo((int) before + 1);
        assertThat(verification().getBoolean("whole")).isTrue();
        assertThat(api.get("/api/v1/admin/audit").body()).startsWith("{\"seq\":" + (before + 2) + ",");
    }

    private static JsonObject verification() {
        return api.get("/api/v1/admin/audit/verification").json();
    }

    /** Changes rows while no server runs. */
    private static int inDatabase(String statement) throws SQLException {
        String address = "jdbc:h2:file:" + folder.resolve("data").resolve("db").resolve("lectern");
        try (Connection connection = DriverManager.getConnection(address, "", "")) {
            return connection.createStatement().executeUpdate(statement);
        }
    }

    @Test
    void aMoveToAnotherModelThatAKillCutOffGoesOnAtTheNextStart() throws IOException {
        Reports reports = new Reports(api, "moving");
        reports.uploadAndStart(20);
        reports.assertEveryDocumentDoneOnce(LIMIT);
        // one answer tells how long vectors are, one is the first batch
        try (Embeddings embeddings = new Embeddings(2)) {
            String provider =
                    made("providers", "{'owner':'tenant','name':'words','endpoint':'" + embeddings.baseUrl() + "'}");
            made("models", "{'provider':'" + provider + "','name':'m','kind':'embedding'}");
            String path = "/api/v1/datasets/" + reports.dataset() + "/reembedding";
            assertThat(api.post(path, "{'embedding_model':'m@words'}").code()).isZero();
            Await.until(
                    LIMIT,
                    embeddings::silent,
                    () -> "not on its way: " + api.get(path).body());
            int before = move(path).getInt("chunks_done");
            assertThat(before).isPositive();
            running.killLauncher();
            running.awaitAllEnded(LIMIT);
            start();
            Await.until(
                    LIMIT,
                    () -> move(path).getString("state").equals("RUNNING"),
                    () -> move(path).toString());
            reports = reports.through(api);
            reports.assertEveryDocumentDoneOnce(LIMIT);
            assertThat(move(path).getInt("chunks_done"))
                    .as("what was stored is kept")
                    .isEqualTo(before);
            embeddings.goOn();
            Await.until(
                    LIMIT,
                    () -> move(path).getString("state").equals("DONE"),
                    () -> move(path).toString());
            reports.assertEveryDocumentDoneOnce(LIMIT);
        }
    }

    private static JsonObject move(String path) {
        return api.get(path).data().asJsonObject();
    }

    private static String made(String what, String body) {
        Api.Answer answer = api.post("/api/v1/admin/" + what, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }

    private static String lastMessage(String chat) {
        JsonArray messages = api.get("/api/v1/chats/" + chat + "/sessions")
                .data()
                .asJsonArray()
                .getJsonObject(0)
                .getJsonArray("messages");
        return messages.getJsonObject(messages.size() - 1).getString("content");
    }
}
