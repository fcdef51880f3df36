package io.lectern.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People.Person;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users, their roles, passwords and keys. */
@ServerTest
class AccountsIT {

    private static final String DATASETS = "/api/v1/datasets";
    private static final String ADMIN = "/api/v1/admin";

    @ArquillianResource
    Lectern lectern;

    private People people;

    @BeforeEach
    void people() {
        people = new People(lectern);
    }

    @Test
    void theFirstUserIsAnAdministrator() {
        Answer me = lectern.get(ADMIN + "/me");
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        assertThat(me.json().getBoolean("administrator")).isTrue();
        assertThat(me.json().getJsonObject("user").getString("role")).isEqualTo("administrator");
    }

    @Test
    void aRoleSaysWhatAUserMayAndEachDialectRefusesInItsForm() {
        Lectern reader = people.with("read_only").client();
        Answer listed = reader.get(DATASETS);
        assertThat(listed.json().getInt("code")).as(listed.body()).isZero();
        Answer refused = reader.post(DATASETS, "{\"name\":\"mine\"}");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.json().getInt("code")).isEqualTo(108);
        assertThat(refused.json().getString("message")).contains("dataset:create");
        Answer admin = reader.post(ADMIN + "/groups", "{\"name\":\"g\"}");
        assertThat(admin.status()).isEqualTo(403);
        assertThat(admin.json().getString("error")).contains("group:create");
    }

    @Test
    void anOwnRoleAddsRightsFromTheNextRequestOn() {
        Person nobody = people.with("none");
        assertThat(nobody.client().get(DATASETS).json().getInt("code")).isEqualTo(108);
        Answer role = lectern.post(
                ADMIN + "/roles",
                "{\"name\":\"" + UUID.randomUUID()
                        + "\",\"rights\":[\"dataset:read\"],\"access_folders\":[\"A\\\\B\"]}");
        assertThat(role.status()).as(role.body()).isEqualTo(201);
        String id = role.json().getString("id");
        Answer given = lectern.put(ADMIN + "/users/" + nobody.id(), "{\"roles\":[\"" + id + "\"]}");
        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(nobody.client().get(DATASETS).json().getInt("code")).isZero();
        assertThat(lectern.put(ADMIN + "/roles/" + id, "{\"rights\":[\"chunk:read\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.client().get(DATASETS).json().getInt("code")).isEqualTo(108);
        assertThat(lectern.delete(ADMIN + "/roles/" + id, null).status()).isEqualTo(204);
        assertThat(lectern.get(ADMIN + "/users/" + nobody.id()).json().getJsonArray("roles"))
                .isEmpty();
    }

    @Test
    void aBlockedUserIsOutAtOnce() {
        Person member = people.with("member");
        assertThat(member.client().get(DATASETS).status()).isEqualTo(200);
        assertThat(lectern.put(ADMIN + "/users/" + member.id(), "{\"blocked\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(member.client().get(DATASETS).status()).isEqualTo(401);
        lectern.put(ADMIN + "/users/" + member.id(), "{\"blocked\":false}");
        assertThat(member.client().get(DATASETS).status()).isEqualTo(200);
        assertThat(lectern.delete(ADMIN + "/users/" + member.id(), null).status())
                .isEqualTo(204);
        assertThat(member.client().get(DATASETS).status()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceAndTheOthersAreNot() {
        Person member = people.with("member");
        Answer made = member.client().post(ADMIN + "/keys", "{\"name\":\"second\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        Lectern second = lectern.withKey(made.json().getString("key"));
        assertThat(second.get(DATASETS).status()).isEqualTo(200);
        String id = made.json().getString("id");
        Answer listed = member.client().get(ADMIN + "/keys");
        assertThat(listed.json().getInt("total")).isEqualTo(2);
        assertThat(listed.body()).contains("second").doesNotContain(made.json().getString("key"));
        assertThat(listed.json().getJsonArray("items").getJsonObject(1).isNull("last_used_at"))
                .isFalse();
        assertThat(member.client().delete(ADMIN + "/keys/" + id, null).status()).isEqualTo(204);
        assertThat(second.get(DATASETS).status()).isEqualTo(401);
        assertThat(member.client().get(DATASETS).status()).isEqualTo(200);
        assertThat(people.with("member").client().get(ADMIN + "/keys/" + id).status())
                .isEqualTo(404);
    }

    @Test
    void aKeyWithRightsLetsItsUserDoNoMore() {
        Person member = people.with("member");
        String key = people.key(member.id(), ",\"rights\":[\"dataset:read\",\"user:create\"]");
        Lectern limited = lectern.withKey(key);
        assertThat(limited.get(DATASETS).json().getInt("code")).isZero();
        assertThat(limited.post(DATASETS, "{\"name\":\"x\"}").json().getInt("code"))
                .isEqualTo(108);
        assertThat(limited.post(ADMIN + "/users", "{\"username\":\"x\"}").status())
                .isEqualTo(403);
        assertThat(limited.put(ADMIN + "/me", "{\"password\":\"a new password\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aKeyForNothingIsNotMade() {
        for (String kind : List.of("dataset", "assistant")) {
            String absent = UUID.randomUUID().toString();
            Answer refused = lectern.post(ADMIN + "/keys", "{\"name\":\"x\",\"" + kind + "\":\"" + absent + "\"}");
            assertThat(refused.status()).as(refused.body()).isEqualTo(404);
            assertThat(refused.json().getString("error")).contains(kind + " " + absent);
        }
    }

    @Test
    void aKeyEndsByItself() {
        Person member = people.with("member");
        Instant soon = Instant.now().plusSeconds(2);
        Lectern client = lectern.withKey(people.key(member.id(), ",\"expires_at\":\"" + soon + "\""));
        assertThat(client.get(DATASETS).status()).isEqualTo(200);
        io.lectern.harness.Await.until(
                java.time.Duration.ofSeconds(10), () -> client.get(DATASETS).status() == 401, () -> "still good");
        Answer past = member.client().post(ADMIN + "/keys", "{\"name\":\"x\",\"expires_at\":\"2020-01-01T00:00:00Z\"}");
        assertThat(past.status()).as(past.body()).isEqualTo(400);
    }

    @Test
    void nobodyGivesRightsThatTheyHaveNot() {
        Answer role = lectern.post(
                ADMIN + "/roles",
                "{\"name\":\"" + UUID.randomUUID() + "\",\"rights\":[\"user:*\",\"role:*\",\"api_key:*\"]}");
        String id = role.json().getString("id");
        Person clerk = people.with("none");
        lectern.put(ADMIN + "/users/" + clerk.id(), "{\"roles\":[\"" + id + "\"]}");
        String admin = lectern.get(ADMIN + "/me").json().getJsonObject("user").getString("id");
        Lectern client = clerk.client();
        assertThat(client.post(ADMIN + "/users", "{\"username\":\"" + UUID.randomUUID() + "\",\"role\":\"none\"}")
                        .status())
                .isEqualTo(201);
        assertThat(client.post(ADMIN + "/users", "{\"username\":\"x\",\"role\":\"member\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.put(ADMIN + "/users/" + clerk.id(), "{\"role\":\"administrator\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.put(ADMIN + "/users/" + admin, "{\"password\":\"a new password\"}")
                        .status())
                .isEqualTo(403);
        assertThat(client.delete(ADMIN + "/users/" + admin, null).status()).isEqualTo(403);
        assertThat(client.post(ADMIN + "/roles", "{\"name\":\"x\",\"rights\":[\"*\"]}")
                        .status())
                .isEqualTo(403);
        assertThat(client.put(ADMIN + "/roles/" + id, "{\"rights\":[\"*\"]}").status())
                .isEqualTo(403);
        assertThat(client.post(ADMIN + "/keys", "{\"name\":\"x\",\"user\":\"" + admin + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void noLimitedKeyBecomesAnUnlimitedOne() {
        Person member = people.with("member");
        String provider = lectern.post(
                        "/chat/llm-providers", "{\"name\":\"p\",\"api_endpoint\":\"https://models.example.com/v1\"}")
                .json()
                .getString("id");
        String own = "/chat/user-llm-configs/" + member.id() + "/" + provider;
        assertThat(member.client()
                        .post(
                                "/chat/user-llm-configs",
                                "{\"provider_id\":\"" + provider + "\",\"api_key\":\"sk-of-the-member\"}")
                        .status())
                .isEqualTo(201);
        String chat = lectern.post("/api/v1/chats", "{\"name\":\"" + UUID.randomUUID() + "\"}")
                .json()
                .getJsonObject("data")
                .getString("id");
        String assistant = chat.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        for (String limits : List.of(",\"rights\":[\"dataset:read\"]", ",\"assistant\":\"" + assistant + "\"")) {
            Lectern limited = lectern.withKey(people.key(member.id(), limits));
            String password = "{\"password\":\"correct horse battery\"}";
            for (Answer answer : List.of(
                    limited.post("/users/refresh", null),
                    limited.put("/users/" + member.id(), password),
                    limited.get(own),
                    limited.post(
                            "/chat/user-llm-configs",
                            "{\"provider_id\":\"" + provider + "\",\"api_key\":\"sk-of-a-thief\"}"))) {
                assertThat(answer.status()).as(limits + answer.body()).isEqualTo(401);
                assertThat(answer.body()).contains("\"error\"").doesNotContain("sk-of-the-member");
            }
            assertThat(limited.put(ADMIN + "/me", password).status()).isEqualTo(403);
            assertThat(limited.delete(ADMIN + "/me/tokens", null).status()).isEqualTo(403);
        }
        assertThat(member.client().get(own).body()).contains("sk-of-the-member");
    }

    @Test
    void aKeyForOneAssistantReachesNoModelByItself() {
        String chat = lectern.post("/api/v1/chats", "{\"name\":\"" + UUID.randomUUID() + "\"}")
                .json()
                .getJsonObject("data")
                .getString("id");
        String assistant = chat.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        String admin = lectern.get(ADMIN + "/me").json().getJsonObject("user").getString("id");
        // an id as AIBuilder writes it
        Lectern limited = lectern.withKey(people.key(admin, ",\"assistant\":\"" + chat + "\""));
        assertThat(limited.get("/v1/models").json().getJsonArray("data"))
                .singleElement()
                .satisfies(one -> assertThat(one.asJsonObject().getString("id")).startsWith("assistant/"));
        String question = "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello?\"}]}";
        assertThat(limited.post("/v1/chat/completions", "{\"model\":\"assistant/" + assistant + question)
                        .status())
                .isEqualTo(200);
        Answer model = limited.post("/v1/chat/completions", "{\"model\":\"builtin/extractive" + question);
        assertThat(model.status()).isEqualTo(404);
        assertThat(model.body())
                .isEqualTo(limited.post("/v1/chat/completions", "{\"model\":\"builtin/nothing" + question)
                        .body()
                        .replace("builtin/nothing", "builtin/extractive"));
        assertThat(limited.post("/v1/embeddings", "{\"model\":\"BAAI/bge-small-en-v1.5\",\"input\":\"a\"}")
                        .status())
                .isEqualTo(404);
        assertThat(limited.post("/chat/conversations", "{\"title\":\"with nobody\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aLimitedKeyMakesKeysOfItsLimitOnly() {
        Person member = people.with("member");
        Lectern limited = lectern.withKey(people.key(member.id(), ",\"rights\":[\"api_key:create\",\"dataset:read\"]"));
        Answer made = limited.post(ADMIN + "/keys", "{\"name\":\"x\"}");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(made.json().getJsonArray("rights")).hasSize(2);
    }

    @Test
    void theLastAdministratorStays() {
        Lectern other = people.ofNewTenant();
        String me = other.get(ADMIN + "/me").json().getJsonObject("user").getString("id");
        assertThat(other.put(ADMIN + "/users/" + me, "{\"blocked\":true}").status())
                .isEqualTo(409);
        assertThat(other.put(ADMIN + "/users/" + me, "{\"role\":\"member\"}").status())
                .isEqualTo(409);
        assertThat(other.delete(ADMIN + "/users/" + me, null).status()).isEqualTo(409);
        assertThat(other.get(ADMIN + "/me").status()).isEqualTo(200);
    }

    @Test
    void tenantsDoNotSeeEachOther() {
        Lectern other = people.ofNewTenant();
        Person member = people.with("member");
        assertThat(other.get(ADMIN + "/users/" + member.id()).status()).isEqualTo(404);
        assertThat(other.get(ADMIN + "/users").json().getInt("total")).isEqualTo(1);
        assertThat(other.get(ADMIN + "/tenants").json().getInt("total")).isEqualTo(1);
        assertThat(other.post(ADMIN + "/tenants", "{\"name\":\"x\"}").status()).isEqualTo(403);
        String tenant = other.get(ADMIN + "/me").json().getJsonObject("tenant").getString("id");
        assertThat(lectern.put(ADMIN + "/tenants/" + tenant, "{\"blocked\":true}")
                        .status())
                .isEqualTo(200);
        assertThat(other.get(ADMIN + "/me").status()).isEqualTo(401);
    }

    @Test
    void aPasswordGivesATokenThatAChangedPasswordEnds() {
        String name = "ada " + UUID.randomUUID();
        String login = "{\"username\":\"" + name.toUpperCase(java.util.Locale.ROOT)
                + "\",\"password\":\"correct horse battery\"}";
        assertThat(lectern.post(
                                ADMIN + "/users",
                                "{\"username\":\"" + name + "\",\"password\":\"correct horse battery\"}")
                        .status())
                .isEqualTo(201);
        Answer token = lectern.withKey("none").post(ADMIN + "/login", login);
        assertThat(token.status()).as(token.body()).isEqualTo(200);
        Lectern ada = lectern.withKey(token.json().getString("token"));
        assertThat(ada.get(ADMIN + "/me").json().getJsonObject("user").getString("username"))
                .isEqualTo(name);
        assertThat(ada.get(DATASETS).json().getInt("code")).isZero();
        assertThat(ada.put(ADMIN + "/me", "{\"password\":\"another horse battery\"}")
                        .status())
                .isEqualTo(200);
        assertThat(ada.get(DATASETS).status()).isEqualTo(401);
        assertThat(lectern.post(ADMIN + "/login", login).status()).isEqualTo(401);
        String wrongUser = "{\"username\":\"" + UUID.randomUUID() + "\",\"password\":\"correct horse battery\"}";
        assertThat(lectern.post(ADMIN + "/login", wrongUser).body())
                .isEqualTo(lectern.post(ADMIN + "/login", login).body());
    }

    @Test
    void aKeyIsReadRawOrInBase64AndNeverFromTheAddress() {
        String key = people.key(people.with("member").id(), "");
        String encoded = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
        assertThat(lectern.withKey(encoded).get(DATASETS).status()).isEqualTo(200);
        assertThat(lectern.withKey(encoded.replaceAll("=+$", "")).get(DATASETS).status())
                .isEqualTo(200);
        Answer inAddress = lectern.get(DATASETS + "?api_key=" + key);
        assertThat(inAddress.json().getInt("code")).isEqualTo(101);
        assertThat(inAddress.body()).contains("Authorization header").doesNotContain(key);
    }

    @Test
    void wrongBodiesAreNamedAndNothingIsSaved() {
        Answer number = lectern.post(ADMIN + "/users", "{\"username\":7}");
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.json().getString("error")).contains("`username` must be text");
        assertThat(lectern.post(ADMIN + "/users", "[]").status()).isEqualTo(400);
        assertThat(lectern.post(ADMIN + "/users", "{\"name\":\"x\"}").json().getString("error"))
                .contains("`name` is not known here");
        assertThat(lectern.post(ADMIN + "/users", "{\"username\":\"x\",\"role\":\"boss\"}")
                        .json()
                        .getString("error"))
                .contains("administrator");
        assertThat(lectern.post(ADMIN + "/users", "{\"username\":\"x\",\"password\":\"short\"}")
                        .status())
                .isEqualTo(400);
        assertThat(lectern.post(ADMIN + "/users", "{\"username\":\"x\",\"email\":\"nowhere\"}")
                        .status())
                .isEqualTo(400);
        assertThat(lectern.get(ADMIN + "/users/nobody").status()).isEqualTo(404);
        assertThat(lectern.get(ADMIN + "/users?page_size=x").status()).isEqualTo(400);
        assertThat(lectern.get(ADMIN + "/users?page_size=10000").body()).doesNotContain("\"x\"");
        assertThat(lectern.get(ADMIN + "/nothing").status()).isEqualTo(404);
    }
}
