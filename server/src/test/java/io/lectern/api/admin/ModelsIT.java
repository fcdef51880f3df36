package io.lectern.api.admin;

import static io.lectern.llm.connector.ScriptedProvider.status;
import static io.lectern.llm.connector.ScriptedProvider.streaming;
import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import io.lectern.llm.connector.ScriptedProvider;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Providers, models, keys, groups, aliases, limits and usage, from a row to an answer of a provider on this machine. */
@ServerTest
class ModelsIT {

    private static final String ADMIN = "/api/v1/admin";

    @ArquillianResource
    Lectern lectern;

    private ScriptedProvider scripted;
    private String name;
    private String provider;

    @BeforeEach
    void addProvider() throws IOException {
        scripted = new ScriptedProvider(streaming("Hel", "lo"));
        name = "P" + UUID.randomUUID();
        provider = addProvider(lectern, "tenant", name, scripted.baseUrl());
    }

    @AfterEach
    void stop() {
        scripted.close();
    }

    @Test
    void aCallTakesTheCallersKeyElseTheTenants() {
        model(lectern, provider, "m-1", "chat");
        put(
                lectern,
                "/credentials",
                "{'owner':'tenant','provider':'" + provider + "','api_key':'sk-tenant-0123456789'}");
        People.Person ada = new People(lectern).with("member");
        assertThat(ask(ada.client(), "m-1@" + name)).contains("Hello");
        assertThat(scripted.keys()).containsExactly("Bearer sk-tenant-0123456789");
        JsonObject own =
                put(ada.client(), "/credentials", "{'provider':'" + provider + "','api_key':'sk-ada-0123456789'}");
        assertThat(own.getString("api_key")).isEqualTo("****6789");
        assertThat(own.getString("owner")).isEqualTo("user");
        assertThat(ask(ada.client(), "m-1@" + name)).contains("Hello");
        assertThat(scripted.keys().get(1)).isEqualTo("Bearer sk-ada-0123456789");
        assertThat(lectern.get(ADMIN + "/credentials").body()).doesNotContain("sk-", own.getString("id"));
        assertThat(ada.client()
                        .delete(ADMIN + "/credentials/" + own.getString("id"), null)
                        .status())
                .isEqualTo(204);
        ask(ada.client(), "m-1@" + name);
        assertThat(scripted.keys().get(2)).isEqualTo("Bearer sk-tenant-0123456789");
    }

    @Test
    void aliasesStandForModelsAndGroupsFailOver() throws IOException {
        try (ScriptedProvider broken = new ScriptedProvider(status(503, "{}"))) {
            String down = addProvider(lectern, "tenant", "D" + UUID.randomUUID(), broken.baseUrl());
            String first = model(lectern, down, "m-0", "chat");
            String second = model(lectern, provider, "m-1", "chat");
            String group = "g" + UUID.randomUUID();
            JsonObject made = put(
                    lectern, "/model-groups", "{'name':'" + group + "','members':['" + first + "','" + second + "']}");
            assertThat(made.getJsonArray("members")).hasSize(2);
            String alias = "glm-" + UUID.randomUUID() + "@ZHIPU-AI";
            put(lectern, "/model-aliases", "{'name':'" + alias + "','target':'" + group + "'}");
            assertThat(ask(lectern, alias)).contains("Hello");
            assertThat(broken.bodies()).hasSize(1);
            String calls = lectern.get(ADMIN + "/usage?page_size=2").body();
            assertThat(calls).contains("\"failed\"", "\"done\"", "\"m-0\"", "\"m-1\"");
        }
    }

    @Test
    void aTestCallSaysPlainlyHowItWent() {
        String chat = model(lectern, provider, "m-1", "chat");
        String vectors = model(lectern, provider, "e-1", "embedding");
        scripted.then(status(401, "{}"));
        JsonObject refused =
                lectern.post(ADMIN + "/models/" + chat + "/test", null).json();
        assertThat(refused.getBoolean("ok")).isFalse();
        assertThat(refused.getString("message")).contains(name, "refused the API key", "credential");
        scripted.then(status(200, "{\"data\":[{\"index\":0,\"embedding\":[1,0,0]}]}"));
        JsonObject learned =
                lectern.post(ADMIN + "/models/" + vectors + "/test", null).json();
        assertThat(learned.getBoolean("ok")).as(learned.toString()).isTrue();
        assertThat(lectern.get(ADMIN + "/models/" + vectors).json().getInt("dimension"))
                .isEqualTo(3);
    }

    @Test
    void aDatasetMayBeEmbeddedByAProvidersModel() throws Exception {
        model(lectern, provider, "e-1", "embedding");
        scripted.then(exchange -> {
            int texts = Math.max(
                    1, scripted.bodies().get(scripted.bodies().size() - 1).split("pump", -1).length - 1);
            StringBuilder data = new StringBuilder();
            for (int i = 0; i < texts; i++) {
                data.append(i == 0 ? "" : ",").append("{\"index\":").append(i).append(",\"embedding\":[0.6,0.8,0]}");
            }
            status(200, "{\"data\":[" + data + "]}").play(exchange);
        });
        JsonObject dataset = lectern.post(
                        "/api/v1/datasets",
                        json("{'name':'" + UUID.randomUUID() + "','embedding_model':'e-1@" + name + "'}"))
                .json()
                .getJsonObject("data");
        String path = "/api/v1/datasets/" + dataset.getString("id");
        Answer uploaded = lectern.upload(
                path + "/documents", "pump.txt", "Each pump is serviced twice.".getBytes(StandardCharsets.UTF_8));
        String document = uploaded.json().getJsonArray("data").getJsonObject(0).getString("id");
        lectern.post(path + "/chunks", "{\"document_ids\":[\"" + document + "\"]}");
        io.lectern.harness.Await.until(
                java.time.Duration.ofSeconds(60),
                () -> lectern.get(path + "/documents").body().contains("\"run\":\"DONE\""),
                () -> lectern.get(path + "/documents").body());
        Answer found = lectern.post(
                "/api/v1/retrieval", json("{'question':'pump','dataset_ids':['" + dataset.getString("id") + "']}"));
        assertThat(found.body()).contains("serviced twice");
        assertThat(scripted.paths()).contains("/v1/embeddings");
        assertThat(lectern.get(ADMIN + "/usage?model=e-1").body()).contains("\"ingest\"", "\"embedding\"");
    }

    @Test
    void usedUpLimitsAreToldAndUsageIsListed() {
        model(lectern, provider, "m-1", "chat");
        People.Person bob = new People(lectern).with("member");
        String limits = ADMIN + "/usage/limits/users/" + bob.id();
        assertThat(lectern.put(limits, "{\"requests_per_minute\":1}").status()).isEqualTo(200);
        assertThat(ask(bob.client(), "m-1@" + name)).contains("Hello");
        assertThat(ask(bob.client(), "m-1@" + name)).contains("1 requests per minute", "try again in");
        JsonObject own = bob.client().get(ADMIN + "/usage/me").json();
        assertThat(own.getInt("total")).isEqualTo(1);
        JsonObject call = own.getJsonArray("items").getJsonObject(0);
        assertThat(call.getInt("prompt_tokens")).isEqualTo(3);
        assertThat(call.getInt("completion_tokens")).isEqualTo(2);
        assertThat(call.getString("dialect")).isEqualTo("aibuilder");
        assertThat(own.getJsonObject("tokens").getInt("total")).isEqualTo(5);
        assertThat(bob.client().get(ADMIN + "/usage").status()).isEqualTo(403);
        assertThat(lectern.put(limits, "{}").json().isNull("requests_per_minute"))
                .isTrue();
        assertThat(ask(bob.client(), "m-1@" + name)).contains("Hello");
        assertThat(lectern.put(limits, "{\"tokens_per_day\":0}").body()).contains("tokens_per_day");
    }

    @Test
    void othersRowsAreOutOfReach() {
        People people = new People(lectern);
        People.Person ada = people.with("member");
        People.Person bob = people.with("member");
        Lectern foreign = people.ofNewTenant();
        String own = addProvider(ada.client(), "user", "A" + UUID.randomUUID(), "https://models.example.com/v1");
        for (Lectern other : List.of(bob.client(), foreign, lectern)) {
            assertThat(other.get(ADMIN + "/providers/" + own).status()).isEqualTo(404);
            assertThat(other.delete(ADMIN + "/providers/" + own, null).status()).isEqualTo(404);
        }
        assertThat(foreign.get(ADMIN + "/providers/" + provider).status()).isEqualTo(404);
        assertThat(ada.client().get(ADMIN + "/providers/" + provider).status()).isEqualTo(200);
        assertThat(ada.client().delete(ADMIN + "/providers/" + provider, null).status())
                .isEqualTo(403);
        for (String owner : List.of("tenant", "server")) {
            Answer refused = ada.client().post(ADMIN + "/providers", providerJson(owner, "X", "https://x.example.com"));
            assertThat(refused.status()).as(owner).isEqualTo(403);
        }
        assertThat(foreign.post(ADMIN + "/providers", providerJson("server", "X", "https://x.example.com"))
                        .status())
                .isEqualTo(403);
        String everybodys = addProvider(lectern, "server", "S" + UUID.randomUUID(), "https://models.example.com/v1");
        assertThat(foreign.get(ADMIN + "/providers/" + everybodys).status()).isEqualTo(200);
        assertThat(lectern.delete(ADMIN + "/providers/" + everybodys, null).status())
                .isEqualTo(204);
        assertThat(ada.client().delete(ADMIN + "/providers/" + own, null).status())
                .isEqualTo(204);
    }

    @Test
    void badInputIsNamed() {
        bad("/providers", "{'name':'x','endpoint':'http://169.254.169.254/v1'}", "169.254.169.254");
        bad("/providers", "{'name':'x','endpoint':'nonsense'}", "endpoint");
        bad("/providers", "{'name':'a@b','endpoint':'https://x.example.com'}", "name");
        bad("/providers", "{'name':'x','endpoint':'https://x.example.com','family':'clippy'}", "clippy");
        bad("/providers", "{'endpoint':'https://x.example.com'}", "name");
        bad("/models", "{'provider':'" + provider + "','name':'m','kind':'poetry'}", "kind");
        bad("/models", "{'provider':'" + provider + "','name':'m','context_window':-1}", "context_window");
        bad("/model-groups", "{'name':'g','members':[]}", "members");
        bad("/model-aliases", "{'name':'a','target':'a'}", "target");
        bad("/credentials", "{'provider':'" + provider + "','api_key':' '}", "api_key");
        String twice = "{'provider':'" + provider + "','name':'m-1'}";
        put(lectern, "/models", twice);
        assertThat(lectern.post(ADMIN + "/models", json(twice)).status()).isEqualTo(409);
    }

    private void bad(String path, String body, String part) {
        Answer answer = lectern.post(ADMIN + path, json(body));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().getString("error")).contains(part);
    }

    /** Makes an assistant on a model and asks it; the events as they came. */
    private static String ask(Lectern who, String model) {
        Answer made = who.post(
                "/api/v1/chats", json("{'name':'" + UUID.randomUUID() + "','llm':{'model_name':'" + model + "'}}"));
        assertThat(made.json().getInt("code")).as(made.body()).isZero();
        String chat = made.json().getJsonObject("data").getString("id");
        return who.post("/api/v1/chats/" + chat + "/completions", "{\"question\":\"Hello?\"}")
                .body();
    }

    private static String addProvider(Lectern who, String owner, String name, String endpoint) {
        return made(who.post(ADMIN + "/providers", providerJson(owner, name, endpoint)))
                .getString("id");
    }

    private static String providerJson(String owner, String name, String endpoint) {
        return json("{'owner':'" + owner + "','name':'" + name + "','endpoint':'" + endpoint + "'}");
    }

    private static String model(Lectern who, String provider, String name, String kind) {
        return put(who, "/models", "{'provider':'" + provider + "','name':'" + name + "','kind':'" + kind + "'}")
                .getString("id");
    }

    private static JsonObject put(Lectern who, String path, String body) {
        return made(who.post(ADMIN + path, json(body)));
    }

    private static JsonObject made(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
