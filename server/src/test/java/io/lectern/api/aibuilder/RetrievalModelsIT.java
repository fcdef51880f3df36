package io.lectern.api.aibuilder;

import static io.lectern.api.aibuilder.Contract.ROOT;
import static io.lectern.api.aibuilder.Contract.data;
import static io.lectern.api.aibuilder.Contract.dataset;
import static io.lectern.api.aibuilder.Contract.names;
import static io.lectern.api.aibuilder.Contract.refusedNaming;
import static io.lectern.api.aibuilder.Contract.upload;
import static io.lectern.api.aibuilder.Handbook.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import io.lectern.api.admin.People;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * {@code rerank_id} and {@code keyword} of a retrieval, and {@code rerank_model}, {@code keyword} and {@code refine_multiturn}
 * of a chat, with models behind a provider (docs/adr/0025-retrieval-order.md).
 */
@ServerTest
class RetrievalModelsIT {

    private static final String ADMIN = "/api/v1/admin";

    @ArquillianResource
    Lectern lectern;

    private static final String WORDS_ALONE = "\"keywords_similarity_weight\":1,\"similarity_threshold\":0.01";
    private static final String RERANKED = "\"rerank_model\":\"m-rerank@scripted\",\"keywords_similarity_weight\":0";

    private static final String VECTOR =
            "{\"object\":\"list\",\"model\":\"m\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[1,0,0]}]}";

    /** What the model writes for a search. */
    private volatile String written = "beacons, ships";

    private ScriptedProvider provider;
    private Lectern tenant;
    private String dataset;

    /** A tenant of its own, so that its default chat model is nobody else's. */
    @BeforeEach
    void makeChunksAndModels() throws IOException {
        provider = new ScriptedProvider(this::answer);
        tenant = new People(lectern).ofNewTenant();
        String id = made(tenant.post(
                        ADMIN + "/providers",
                        "{\"owner\":\"tenant\",\"name\":\"scripted\",\"endpoint\":\"" + provider.baseUrl() + "\"}"))
                .getString("id");
        for (String kind : List.of("chat", "rerank", "embedding")) {
            made(tenant.post(
                    ADMIN + "/models",
                    "{\"provider\":\"" + id + "\",\"name\":\"m-" + kind + "\",\"kind\":\"" + kind + "\"}"));
        }
        made(tenant.post(
                ADMIN + "/model-aliases", "{\"name\":\"default\",\"kind\":\"chat\",\"target\":\"m-chat@scripted\"}"));
        dataset = dataset(tenant, unique("models"));
        String document = upload(tenant, dataset, "facts.txt", "x");
        for (String content : List.of(
                "The lamp is lit at dusk.",
                "A lamp needs oil and a wick.",
                "Petroleum was refined for the lamp from 1850 on.",
                "Beacons guide ships at night.")) {
            data(tenant.post(
                    ROOT + "/" + dataset + "/documents/" + document + "/chunks", "{\"content\":\"" + content + "\"}"));
        }
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aRerankersScoreTakesTheVectorsPlaceAndDecidesTheOrder() {
        JsonObject found = data(reranked(1));
        List<String> contents = names(found.getJsonArray("chunks"), "content");
        assertThat(contents.get(0)).startsWith("Petroleum");
        assertThat(number(found, "vector_similarity")).isEqualTo(0.9, within(0.001));
        assertThat(number(found, "similarity")).isEqualTo(0.9, within(0.001));
        assertThat(provider.paths()).containsOnly("/v1/rerank");
        assertThat(provider.bodies().get(0)).contains("\"query\":\"lamp\"", "\"model\":\"m-rerank\"", "Petroleum");
        JsonObject half = data(reranked(0.5));
        assertThat(number(half, "similarity"))
                .isEqualTo((number(half, "vector_similarity") + number(half, "term_similarity")) / 2, within(0.001));
        assertThat(data(ask(
                                "\"rerank_id\":\"m-rerank@scripted\",\"similarity_threshold\":0.5,\"vector_similarity_weight\":1"))
                        .getInt("total"))
                .as("the threshold cuts what the reranker thinks little of")
                .isEqualTo(1);
    }

    /** Out of order in every way: the caller is told which provider and what to do, and the search goes on without it. */
    @Test
    void aRerankerThatFailsOrAnswersRubbishIsTold() {
        fails(ScriptedProvider.status(503, "<html>no</html>"), "failed with status 503");
        fails(ScriptedProvider.status(401, "{\"error\":{\"message\":\"bad key sk-secret\"}}"), "refused the API key");
        fails(HttpExchange::close, "scripted");
        String unreadable = "sent an answer that cannot be read";
        fails(ScriptedProvider.status(200, "It is late."), unreadable);
        fails(ScriptedProvider.status(200, "{\"results\":[]}"), unreadable);
        fails(ScriptedProvider.status(200, "{\"results\":[{\"index\":99,\"relevance_score\":1}]}"), unreadable);
        fails(ScriptedProvider.status(200, "{\"results\":[{\"index\":0,\"relevance_score\":\"much\"}]}"), unreadable);
        fails(ScriptedProvider.status(200, "{\"results\":\"none\"}"), unreadable);
        assertThat(data(ask("\"highlight\":false")).getInt("total")).isPositive();
        provider.then(this::answer);
        assertThat(data(reranked(1)).getInt("total")).isPositive();
    }

    private void fails(ScriptedProvider.Script script, String says) {
        provider.then(script);
        Answer answer = reranked(1);
        refusedNaming(answer, 100, says);
        assertThat(answer.json().getString("message"))
                .contains("scripted")
                .doesNotContain("sk-secret", "Exception", "It is late");
    }

    /** The usual time-out of models is two minutes, on the tests' servers 20 seconds; a search waits 3 there. */
    @Test
    void aModelThatSaysNothingDoesNotHoldASearch() {
        String embedded = datasetOfProvidersModel();
        assertThat(data(search(embedded, "\"highlight\":false")).getInt("total"))
                .isZero();
        CountDownLatch over = new CountDownLatch(1);
        provider.then(exchange -> over.await(1, TimeUnit.MINUTES));
        staysSilent(() -> reranked(1));
        staysSilent(() -> ask("\"keyword\":true"));
        staysSilent(() -> search(embedded, "\"highlight\":false"));
        over.countDown();
    }

    private static void staysSilent(Supplier<Answer> search) {
        long from = System.nanoTime();
        refusedNaming(search.get(), 100, "said nothing for 3 s; try again, or raise lectern.llm.search-timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(8));
    }

    private String datasetOfProvidersModel() {
        return data(tenant.post(
                        ROOT, "{\"name\":\"" + unique("embedded") + "\",\"embedding_model\":\"m-embedding@scripted\"}"))
                .getString("id");
    }

    @Test
    void aModelsWordsFindWhatTheQuestionDoesNotName() {
        assertThat(names(terms("\"keyword\":false"), "content")).noneMatch(text -> text.startsWith("Beacons"));
        assertThat(names(terms("\"keyword\":true"), "content")).anyMatch(text -> text.startsWith("Beacons"));
        assertThat(provider.bodies()).singleElement().asString().contains("Question: lamp");
        provider.then(ScriptedProvider.status(500, "oops"));
        refusedNaming(ask("\"keyword\":true"), 100, "scripted");
        provider.then(ScriptedProvider.status(200, ScriptedProvider.completion("")));
        assertThat(terms("\"keyword\":true"))
                .as("a model without an idea adds nothing")
                .hasSize(3);
    }

    @Test
    void aChatsFollowUpQuestionIsCompletedFromTheConversationBeforeItIsSearchedFor() {
        String[] spoken = {"Tell me of the lamp.", "And since when was that so?"};
        written = "When do beacons guide ships at night?";
        assertThat(answered("\"refine_multiturn\":true," + WORDS_ALONE, spoken)).contains("Beacons guide ships");
        assertThat(provider.bodies())
                .filteredOn(body -> body.contains("You prepare a search"))
                .singleElement()
                .asString()
                .contains("Tell me of the lamp.", "Fine.", spoken[1]);
        assertThat(answered("\"refine_multiturn\":false," + WORDS_ALONE, spoken))
                .doesNotContain("Beacons guide ships");
    }

    @Test
    void aChatsModelAddsWordsToWhatIsSearchedFor() {
        written = "beacons, ships, night, guide";
        assertThat(answered("\"keyword\":true," + WORDS_ALONE, "Which light?")).contains("Beacons guide ships");
        assertThat(answered("\"keyword\":false," + WORDS_ALONE, "Which light?")).doesNotContain("Beacons guide ships");
    }

    @Test
    void aChatsRerankerDecidesWhichPassagesTheModelReads() {
        assertThat(answered(RERANKED, "lamp")).contains("Petroleum was refined").doesNotContain("oil and a wick");
        assertThat(provider.paths()).contains("/v1/rerank");
    }

    @Test
    void aChatWhoseRerankerFailsSaysSoAndTheSessionGoesOn() {
        String chat = chatWith(RERANKED);
        String session = data(tenant.post(chat + "/sessions", "{}")).getString("id");
        provider.then(ScriptedProvider.status(503, "<html>no</html>"));
        Answer failed = asked(chat, session, "lamp");
        refusedNaming(failed, 100, "failed with status 503");
        provider.then(this::answer);
        assertThat(data(asked(chat, session, "lamp")).getString("answer")).isEqualTo("Fine.");
        assertThat(tenant.get(chat + "/sessions?id=" + session).body()).contains("**ERROR**", "503");
    }

    /** What the model was sent for the last of these questions. */
    private String answered(String prompt, String... questions) {
        String chat = chatWith(prompt);
        String session = data(tenant.post(chat + "/sessions", "{}")).getString("id");
        for (String question : questions) {
            assertThat(data(asked(chat, session, question)).getString("answer")).isEqualTo("Fine.");
        }
        return provider.bodies().get(provider.bodies().size() - 1);
    }

    private String chatWith(String prompt) {
        return "/api/v1/chats/"
                + data(tenant.post(
                                "/api/v1/chats",
                                "{\"name\":\"" + unique("chat") + "\",\"dataset_ids\":[\"" + dataset
                                        + "\"],\"llm\":{\"model_name\":\"m-chat@scripted\"},\"prompt\":{"
                                        + "\"empty_response\":\"\",\"top_n\":1," + prompt + "}}"))
                        .getString("id");
    }

    private Answer asked(String chat, String session, String question) {
        return tenant.post(
                chat + "/completions",
                "{\"question\":\"" + question + "\",\"stream\":false,\"session_id\":\"" + session + "\"}");
    }

    /** What words alone find. */
    private JsonArray terms(String more) {
        return data(ask(more + ",\"vector_similarity_weight\":0")).getJsonArray("chunks");
    }

    private Answer reranked(double weight) {
        return ask("\"rerank_id\":\"m-rerank@scripted\",\"similarity_threshold\":0,\"vector_similarity_weight\":"
                + weight);
    }

    private Answer ask(String more) {
        return search(dataset, more);
    }

    private Answer search(String where, String more) {
        return tenant.post(
                "/api/v1/retrieval", "{\"question\":\"lamp\",\"dataset_ids\":[\"" + where + "\"]," + more + "}");
    }

    /** Of the best chunk. */
    private static double number(JsonObject found, String key) {
        return found.getJsonArray("chunks").getJsonObject(0).getJsonNumber(key).doubleValue();
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String body = provider.bodies().get(provider.bodies().size() - 1);
        if (body.replace(" ", "").contains("\"stream\":true")) {
            ScriptedProvider.streaming("Fine.").play(exchange);
            return;
        }
        String path = exchange.getRequestURI().getPath();
        String answer = path.endsWith("/rerank")
                ? scores(body)
                : path.endsWith("/embeddings") ? VECTOR : ScriptedProvider.completion(written);
        ScriptedProvider.status(200, answer).play(exchange);
    }

    /** Much for petroleum, little for all else, and the last passage first. */
    private static String scores(String request) {
        try (JsonReader reader = Json.createReader(new StringReader(request))) {
            List<JsonString> passages =
                    reader.readObject().getJsonArray("documents").getValuesAs(JsonString.class);
            JsonArrayBuilder results = Json.createArrayBuilder();
            for (int i = passages.size() - 1; i >= 0; i--) {
                results.add(Json.createObjectBuilder()
                        .add("index", i)
                        .add("relevance_score", passages.get(i).getString().startsWith("Petroleum") ? 0.9 : 0.1));
            }
            return Json.createObjectBuilder().add("results", results).build().toString();
        }
    }

    private static JsonObject made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }
}
