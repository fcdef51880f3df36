package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A stop is felt within two seconds, whatever the document is at. Two long documents occupy both workers; when they are
 * stopped, a short one that waits must be taken up, which only a worker that is free can do.
 */
@ServerTest
class StopIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long TWO_SECONDS = 2_000;
    private static final String SENTENCE =
            "The keeper of the lamp writes down the oil, the wind and the ships of the day. ";

    @ArquillianResource
    Lectern lectern;

    private final CountDownLatch over = new CountDownLatch(1);
    private ScriptedProvider silent;
    private Documents documents;

    /** A tenant of its own, whose models never answer. */
    @BeforeEach
    void begin() throws IOException {
        silent = new ScriptedProvider(exchange -> over.await(5, TimeUnit.MINUTES));
        documents = new Documents(new People(lectern).ofNewTenant());
    }

    @AfterEach
    void end() {
        over.countDown();
        silent.close();
    }

    @Test
    void whileALongTextIsRead() {
        String dataset = documents.dataset("naive", "{}");
        stopFreesTheWorkers(dataset, "has been received", (SENTENCE + "\n\n").repeat(120_000));
    }

    @Test
    void whileALongTextIsCut() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":64}");
        stopFreesTheWorkers(dataset, "chunking", SENTENCE.repeat(200_000));
    }

    @Test
    void whileTheBuiltInModelEmbeds() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":500}");
        stopFreesTheWorkers(dataset, "Embedding", SENTENCE.repeat(20_000));
    }

    @Test
    void whileAProvidersEmbeddingModelSaysNothing() {
        model("embedding");
        String dataset = documents.dataset("naive", "{}");
        Answer moved =
                documents.lectern().put("/api/v1/datasets/" + dataset, "{\"embedding_model\":\"m-embedding@silent\"}");
        assertThat(moved.json().getInt("code")).as(moved.body()).isZero();
        stopFreesTheWorkers(dataset, "Embedding", SENTENCE);
    }

    @Test
    void whileAChatModelSaysNothing() {
        model("chat");
        String dataset = documents.dataset("naive", "{\"auto_keywords\":2}");
        stopFreesTheWorkers(dataset, "chunking", SENTENCE);
    }

    private void stopFreesTheWorkers(String dataset, String stage, String text) {
        String one = documents.upload(dataset, "one.txt", text);
        String two = documents.upload(dataset, "two.txt", text);
        String other = documents.dataset("naive", "{}");
        String small = documents.upload(other, "small.txt", "The lamp burns.\n");
        documents.start(dataset, one, two);
        for (String document : new String[] {one, two}) {
            Await.until(
                    LIMIT,
                    () -> message(dataset, document).contains(stage),
                    () -> "never at \"" + stage + "\": " + documents.state(dataset, document));
        }
        documents.start(other, small);
        long from = System.nanoTime();
        Answer stopped = documents.stop(dataset, one, two);
        assertThat(stopped.json().getInt("code")).as(stopped.body()).isZero();
        Await.until(
                LIMIT,
                () -> !message(other, small).equals("Task is queued..."),
                () -> "still waiting: " + documents.state(other, small));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, "stopped at \"{0}\" after {1} ms", stage, millis);
        assertThat(millis).as("milliseconds from the call to a free worker").isLessThan(TWO_SECONDS);
        for (String document : new String[] {one, two}) {
            assertThat(documents.state(dataset, document).getString("run")).isEqualTo("CANCEL");
            assertThat(documents.state(dataset, document).getInt("chunk_count")).isZero();
        }
    }

    private String message(String dataset, String document) {
        return documents.state(dataset, document).getString("progress_msg");
    }

    /** Makes the tenant's default model of a kind one that says nothing. */
    private void model(String kind) {
        Lectern tenant = documents.lectern();
        Answer provider = tenant.post(
                "/api/v1/admin/providers",
                "{\"owner\":\"tenant\",\"name\":\"silent\",\"endpoint\":\"" + silent.baseUrl() + "\"}");
        assertThat(provider.status()).as(provider.body()).isEqualTo(201);
        Answer model = tenant.post(
                "/api/v1/admin/models",
                "{\"provider\":\"" + provider.json().getString("id") + "\",\"name\":\"m-" + kind + "\",\"kind\":\""
                        + kind + "\"}");
        assertThat(model.status()).as(model.body()).isEqualTo(201);
        if (kind.equals("chat")) {
            Answer alias = tenant.post(
                    "/api/v1/admin/model-aliases",
                    "{\"name\":\"default\",\"kind\":\"chat\",\"target\":\"m-chat@silent\"}");
            assertThat(alias.status()).as(alias.body()).isEqualTo(201);
        }
    }
}
