package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How workers are shared and freed, and what a search sees while a document is read again. */
@ServerTest
class WorkersIT {

    private static final String SENTENCE =
            "The keeper of the lamp writes down the oil, the wind and the ships of the day. ";

    @ArquillianResource
    Lectern lectern;

    private Documents documents;

    @BeforeEach
    void begin() {
        documents = new Documents(lectern);
    }

    @Test
    void oneTenantsManyDocumentsDoNotStarveAnothersOne() {
        String many = documents.dataset("naive", "{}");
        String[] uploaded = new String[16];
        for (int i = 0; i < uploaded.length; i++) {
            uploaded[i] = documents.upload(many, "many" + i + ".txt", ("Day " + i + ". " + SENTENCE).repeat(120));
        }
        Documents others = new Documents(new People(lectern).ofNewTenant());
        String one = others.dataset("naive", "{}");
        String only = others.upload(one, "one.txt", SENTENCE);
        documents.start(many, uploaded);
        others.finish(one, only);
        assertThat(documents.done(many)).isLessThan(uploaded.length - 4);
        documents.stop(many, uploaded);
    }

    /** Two long documents occupy the workers; once they are stopped, a short one must not have to wait for their ends. */
    @Test
    void stoppingFreesTheWorkersWithinTwoSeconds() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":64}");
        String one = documents.upload(dataset, "one.txt", SENTENCE.repeat(40_000));
        String two = documents.upload(dataset, "two.txt", SENTENCE.repeat(40_000));
        String small = documents.upload(dataset, "small.txt", "The lamp burns.\n");
        documents.start(dataset, one, two);
        for (String document : List.of(one, two)) {
            Await.until(
                    Duration.ofSeconds(120),
                    () -> message(dataset, document).contains("Embedding"),
                    () -> "never embedded: " + documents.state(dataset, document));
        }
        documents.start(dataset, small);
        Answer stopped = documents.stop(dataset, one, two);
        long from = System.nanoTime();
        assertThat(stopped.json().getInt("code")).as(stopped.body()).isZero();
        Await.until(
                Duration.ofSeconds(60),
                () -> !message(dataset, small).equals("Task is queued..."),
                () -> "still waiting: " + documents.state(dataset, small));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
        System.getLogger(getClass().getName())
                .log(System.Logger.Level.INFO, "a stopped worker took up other work after {0} ms", millis);
        // a batch of embeddings and the beat of the progress; ten times that for a busy machine
        assertThat(millis).isLessThan(10_000);
        assertThat(documents.state(dataset, one).getString("run")).isEqualTo("CANCEL");
        assertThat(documents.state(dataset, one).getInt("chunk_count")).isZero();
    }

    private String message(String dataset, String document) {
        return documents.state(dataset, document).getString("progress_msg");
    }

    /** The chunks of the earlier run had stayed in the index for ever. */
    @Test
    void stoppingADocumentThatIsReadAgainTakesItsChunksAway() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":64}");
        String document = documents.upload(dataset, "book.txt", SENTENCE.repeat(1_500));
        documents.finish(dataset, document);
        assertThat(found(dataset)).isPositive();
        documents.start(dataset, document);
        documents.stop(dataset, document);
        assertThat(documents.state(dataset, document).getString("run")).isEqualTo("CANCEL");
        Await.until(Duration.ofSeconds(30), () -> found(dataset) == 0, () -> "still found: " + found(dataset));
    }

    @Test
    void readingAgainShowsTheOldChunksUntilTheNewOnesAreThere() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":400}");
        String document = documents.upload(dataset, "book.txt", SENTENCE.repeat(200));
        documents.finish(dataset, document);
        int before = found(dataset);
        assertThat(before).isPositive();
        Answer changed = lectern.put(
                "/api/v1/datasets/" + dataset + "/documents/" + document,
                "{\"parser_config\":{\"chunk_token_count\":100}}");
        assertThat(changed.json().getInt("code")).as(changed.body()).isZero();
        documents.start(dataset, document);
        int least = Integer.MAX_VALUE;
        while (!documents.state(dataset, document).getString("run").equals("DONE")) {
            least = Math.min(least, found(dataset));
            assertThat(documents.state(dataset, document).getString("run")).isNotEqualTo("FAIL");
        }
        assertThat(least).isPositive();
        int after = documents.state(dataset, document).getInt("chunk_count");
        assertThat(after).isGreaterThan(before);
        assertThat(found(dataset)).isBetween(1, after);
    }

    private int found(String dataset) {
        return documents.found(dataset, "Who lights the lamp?", "").size();
    }
}
