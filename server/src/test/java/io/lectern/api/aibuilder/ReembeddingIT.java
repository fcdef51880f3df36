package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.ROOT;
import static io.lectern.api.aibuilder.Contract.data;
import static io.lectern.api.aibuilder.Contract.dataset;
import static io.lectern.api.aibuilder.Contract.done;
import static io.lectern.api.aibuilder.Contract.items;
import static io.lectern.api.aibuilder.Contract.refused;
import static io.lectern.api.aibuilder.Contract.refusedNaming;
import static io.lectern.api.aibuilder.Contract.upload;
import static io.lectern.api.aibuilder.Handbook.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.EmbeddingProvider;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dataset moves to another embedding model while it goes on answering, and back (docs/adr/0026-reembedding.md). */
@ServerTest
class ReembeddingIT {

    private static final String BUILTIN = "BAAI/bge-small-en-v1.5";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int CHUNKS = 40;

    @ArquillianResource
    Lectern lectern;

    private EmbeddingProvider provider;
    private String model;
    private String dataset;
    private String chunks;
    private String path;

    @BeforeEach
    void fillADataset() throws IOException {
        provider = new EmbeddingProvider();
        model = RegisteredModel.of(lectern, provider.baseUrl(), "EMBEDDING");
        dataset = dataset(lectern, unique("moving"));
        path = ROOT + "/" + dataset + "/reembedding";
        String document = upload(lectern, dataset, "facts.txt", "x");
        chunks = ROOT + "/" + dataset + "/documents/" + document + "/chunks";
        for (int i = 0; i < CHUNKS; i++) {
            add("Lamp number " + i + " is lit at dusk.");
        }
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    @Test
    void theOldVectorsAnswerUntilTheNewOnesAreCompleteAndTheWayBackIsQuick() {
        refused(
                lectern.put(ROOT + "/" + dataset, "{\"embedding_model\":\"" + model + "\"}"),
                102,
                "If `chunk_count` is not 0, `embedding_model` is not changeable.");
        provider.hold();
        JsonObject begun = data(move(model));
        assertThat(begun.getInt("chunks_total")).isEqualTo(CHUNKS);
        refusedNaming(move(model), 102, "being moved");
        assertThat(model()).isEqualTo(BUILTIN);
        assertThat(total("dusk")).isEqualTo(CHUNKS);
        add("A late lamp is lit at dusk.");
        provider.goOn();
        awaitState("DONE");
        assertThat(model()).isEqualTo(model);
        assertThat(total("dusk")).as("with the chunk that came in meanwhile").isEqualTo(CHUNKS + 1);
        assertThat(best("Lamp number 7 is lit at dusk.")
                        .getJsonNumber("vector_similarity")
                        .doubleValue())
                .as("the same text has the cosine 1 in the new model")
                .isEqualTo(1, within(0.01));

        add("Another late lamp is lit at dusk.");
        int asked = provider.embedded().size();
        assertThat(data(move(BUILTIN)).getString("target_model")).isEqualTo(BUILTIN);
        awaitState("DONE");
        assertThat(model()).isEqualTo(BUILTIN);
        assertThat(provider.embedded()).as("the built-in model did it").hasSize(asked);
        assertThat(total("dusk")).isEqualTo(CHUNKS + 2);
        assertThat(best("lamps at dusk").getString("content")).contains("dusk");

        data(move(model));
        awaitState("DONE");
        assertThat(provider.embedded().stream().filter(text -> text.contains("number 7 ")))
                .as("once by the first move, once as a question; the kept vector was used again")
                .hasSize(2);
    }

    @Test
    void aProviderThatIsOutOfOrderMakesTheMoveWait() {
        data(move(model));
        awaitState("DONE");
        done(lectern.delete(path, null));
        assertThat(state().isNull("previous_model"))
                .as("the kept vectors are gone")
                .isTrue();
        data(move(BUILTIN));
        awaitState("DONE");
        done(lectern.delete(path, null));
        provider.broken(true);
        data(move(model));
        Await.until(LIMIT, () -> !state().getString("message").isEmpty(), () -> "no reason: " + state());
        assertThat(model()).isEqualTo(BUILTIN);
        assertThat(total("dusk")).isEqualTo(CHUNKS);
        provider.broken(false);
        awaitState("DONE");
        assertThat(model()).isEqualTo(model);
    }

    /** As if the process had ended between two batches: the lease is over, and another worker takes the move up. */
    @Test
    void aMoveWhoseWorkerIsGoneGoesOnWhereItWas() {
        // one answer tells the model's dimension, one is the first batch
        provider.holdAfter(2);
        data(move(model));
        Await.until(LIMIT, () -> state().getInt("chunks_done") == 32, () -> "no batch was stored: " + state());
        sql("update reembedding set worker = 'gone', lease_until = '2000-01-01 00:00:00' where state = 'RUNNING'"
                + " and dataset_id = (select id from dataset where uid = '" + uid() + "')");
        assertThat(model()).isEqualTo(BUILTIN);
        assertThat(total("dusk")).as("the old vectors answer").isEqualTo(CHUNKS);
        provider.goOn();
        awaitState("DONE");
        assertThat(model()).isEqualTo(model);
        assertThat(total("dusk")).isEqualTo(CHUNKS);
        assertThat(provider.embedded().stream()
                        .filter(text -> text.startsWith("Lamp number"))
                        .distinct())
                .hasSize(CHUNKS);
        assertThat(provider.embedded().stream().filter(text -> text.startsWith("Lamp number")))
                .as("of the first batch, which was stored, none is embedded again")
                .hasSizeBetween(CHUNKS, CHUNKS + CHUNKS - 32);
    }

    private String uid() {
        return dataset.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    private void sql(String statement) {
        Answer answer = lectern.send("PUT", "/probe/ids", statement);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    @Test
    void aMoveCanBeStopped() {
        provider.hold();
        data(move(model));
        done(lectern.delete(path, null));
        assertThat(state().getString("state")).isEqualTo("CANCELLED");
        provider.goOn();
        assertThat(model()).isEqualTo(BUILTIN);
        assertThat(total("dusk")).isEqualTo(CHUNKS);
        refused(move("nobodys"), 102, "`embedding_model` nobodys doesn't exist");
        refusedNaming(move(BUILTIN), 102, "already");
    }

    private void add(String content) {
        data(lectern.post(chunks, "{\"content\":\"" + content + "\"}"));
    }

    private Answer move(String to) {
        return lectern.post(path, "{\"embedding_model\":\"" + to + "\"}");
    }

    private JsonObject state() {
        return data(lectern.get(path));
    }

    private void awaitState(String wanted) {
        Await.until(LIMIT, () -> state().getString("state").equals(wanted), () -> "still " + state());
    }

    private String model() {
        return items(lectern.get(ROOT + "?id=" + dataset)).get(0).getString("embedding_model");
    }

    private int total(String word) {
        return found(word, 0).getInt("total");
    }

    private JsonObject best(String question) {
        return found(question, 1).getJsonArray("chunks").getJsonObject(0);
    }

    private JsonObject found(String question, double weight) {
        return data(lectern.post(
                "/api/v1/retrieval",
                "{\"question\":\"" + question + "\",\"dataset_ids\":[\"" + dataset + "\"],\"vector_similarity_weight\":"
                        + weight + "}"));
    }

    /** A row of the catalogue for the scripted provider; ids far from those of the sequence. */
}
