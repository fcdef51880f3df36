package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.ingest.chunker.SmallPdf;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How workers are shared and freed, and what a search sees while a document is read again. */
@ServerTest
class WorkersIT {

    private static final String SENTENCE =
            "The keeper of the lamp writes down the oil, the wind and the ships of the day. ";

    private static final int STOPS = 60;

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

    /** Somebody who looks twenty times a second sees each stage, pages that go up, and never a step back. */
    @Test
    void progressMovesPageByPageThroughItsStages() {
        int pages = 240;
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":256}");
        String document = documents.upload(
                dataset,
                "book.pdf",
                SmallPdf.of(IntStream.rangeClosed(1, pages)
                        .mapToObj(page -> "Page " + page + ". " + SENTENCE.repeat(8))
                        .toArray(String[]::new)));
        documents.start(dataset, document);
        List<Double> fractions = new ArrayList<>();
        String run = "RUNNING";
        while (run.equals("RUNNING")) {
            JsonObject state = documents.state(dataset, document);
            run = state.getString("run");
            fractions.add(state.getJsonNumber("progress").doubleValue());
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        JsonObject done = documents.state(dataset, document);
        assertThat(run).as(done.toString()).isEqualTo("DONE");
        assertThat(fractions).isSorted().endsWith(1.0);
        assertThat(new TreeSet<>(fractions)).hasSizeGreaterThan(8);
        String message = done.getString("progress_msg");
        assertThat(message)
                .containsSubsequence(
                        "Task is queued...",
                        "Task has been received.",
                        "Reading page ",
                        " of " + pages,
                        "Embedding chunks: ",
                        "Task done");
        List<Integer> embedded = Pattern.compile("Embedding chunks: \\d+ of \\d+, page (\\d+)\\.")
                .matcher(message)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .toList();
        assertThat(embedded).as(message).hasSizeGreaterThan(4).isSorted();
    }

    /** It had shown one or two of its stages, those that the beat of five times a second met. */
    @Test
    void aShortDocumentShowsItsStagesTooEachWithItsTime() {
        String dataset = documents.dataset("naive", "{}");
        String document = documents.upload(dataset, "short.txt", "The lamp burns.");
        documents.finish(dataset, document);
        String time = "\\d\\d:\\d\\d:\\d\\d ";
        assertThat(documents.state(dataset, document).getString("progress_msg"))
                .matches("Task is queued\\.\\.\\.\n" + time + "Task has been received\\.\n" + time
                        + "Text has been read, chunking\\.\n" + time + "Embedding chunks: 0 of 1\\.\n" + time
                        + "Embedding is done, indexing\\.\n" + time + "Task done \\(1 chunk, \\d+\\.\\d s\\)\\.");
    }

    /** The chunks of the earlier run had stayed in the index for ever. */
    @Test
    void stoppingADocumentThatIsReadAgainTakesItsChunksAway() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":64}");
        String document = documents.upload(dataset, "book.txt", SENTENCE.repeat(1_500));
        documents.finish(dataset, document);
        assertThat(found(dataset)).isPositive();
        documents.start(dataset, document);
        stopped(dataset, document);
        Await.until(Duration.ofSeconds(30), () -> found(dataset) == 0, () -> "still found: " + found(dataset));
    }

    /** A stop and a worker both change job and document; whoever is first, neither may fail for it. */
    @Test
    void aStopIsCarriedOutWhateverTheWorkerDoesAtThatMoment() {
        String dataset = documents.dataset("naive", "{\"chunk_token_count\":64}");
        String document = documents.upload(dataset, "book.txt", SENTENCE.repeat(1_500));
        for (int moment = 0; moment < STOPS; moment++) {
            documents.start(dataset, document);
            for (int look = 0; look < moment % 8; look++) {
                documents.state(dataset, document);
            }
            stopped(dataset, document);
        }
    }

    private void stopped(String dataset, String document) {
        Answer stop = documents.stop(dataset, document);
        assertThat(stop.json().getInt("code")).as(stop.body()).isZero();
        assertThat(documents.state(dataset, document).getString("run")).isEqualTo("CANCEL");
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
