package io.lectern.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People;
import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.ingest.chunker.SmallPdf;
import io.lectern.llm.connector.EmbeddingProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A document that is stopped while it is written into the index and started again at once, with less to do: the new run would
 * be done before the old one has come to its end, which then took the new entries away.
 */
@ServerTest
class RestartIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SENTENCE = "The keeper of the lamp writes down the oil and the wind of the day. ";

    /** A little more than what is written at once: so much text takes the index a second or two. */
    private static final int PAGES = 520;

    @ArquillianResource
    Lectern lectern;

    private EmbeddingProvider provider;
    private Documents documents;
    private String dataset;

    /** A provider embeds, because the built-in model would take longer for many chunks than the index does. */
    @BeforeEach
    void begin() throws IOException {
        provider = new EmbeddingProvider();
        documents = new Documents(new People(lectern).ofNewTenant());
        Lectern tenant = documents.lectern();
        String id = made(tenant.post(
                "/api/v1/admin/providers",
                "{\"owner\":\"tenant\",\"name\":\"quick\",\"endpoint\":\"" + provider.baseUrl() + "\"}"));
        made(tenant.post(
                "/api/v1/admin/models",
                "{\"provider\":\"" + id + "\",\"name\":\"m-embedding\",\"kind\":\"embedding\"}"));
        dataset = documents.dataset("naive", "{}");
        accepted(tenant.put("/api/v1/datasets/" + dataset, "{\"embedding_model\":\"m-embedding@quick\"}"));
    }

    @AfterEach
    void end() {
        provider.close();
    }

    @Test
    void theNewRunsEntriesStayAndTheOldOnesGo() {
        String[] pages = new String[PAGES];
        Arrays.setAll(pages, page -> "Page " + (page + 1) + ". " + SENTENCE.repeat(150));
        String document = documents.upload(dataset, "log.pdf", SmallPdf.of(pages));
        configure(document, "{\"chunk_token_count\":4000}");
        documents.start(dataset, document);
        Await.until(
                LIMIT,
                () -> documents
                        .state(dataset, document)
                        .getString("progress_msg")
                        .contains("indexing"),
                () -> "never indexed: " + documents.state(dataset, document));
        accepted(documents.stop(dataset, document));
        configure(document, "{\"chunk_token_count\":4000,\"pages\":[[1,1]]}");
        documents.finish(dataset, document);
        int chunks = documents.state(dataset, document).getInt("chunk_count");
        assertThat(chunks).isBetween(1, 3);
        assertThat(found()).isEqualTo(chunks);
        // the next document begins when a worker is free, so the old run has come to its end by then
        documents.finish(dataset, documents.upload(dataset, "one.txt", "A ship."));
        documents.finish(dataset, documents.upload(dataset, "two.txt", "A ship."));
        assertThat(found()).isEqualTo(chunks + 2);
    }

    private int found() {
        return documents.found(dataset, "Who keeps the lamp of the ship?", "").size();
    }

    private void configure(String document, String config) {
        accepted(documents
                .lectern()
                .put("/api/v1/datasets/" + dataset + "/documents/" + document, "{\"parser_config\":" + config + "}"));
    }

    private static void accepted(Answer answer) {
        assertThat(answer.json().getInt("code")).as(answer.body()).isZero();
    }

    private static String made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }
}
