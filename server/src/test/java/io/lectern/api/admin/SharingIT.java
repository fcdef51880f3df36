package io.lectern.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.admin.People.Person;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sees datasets, assistants and conversations of whom. */
@ServerTest
class SharingIT {

    private static final String ADMIN = "/api/v1/admin";

    @ArquillianResource
    Lectern lectern;

    private People people;
    private Person owner;
    private Person other;

    @BeforeEach
    void people() {
        people = new People(lectern);
        owner = people.with("member");
        other = people.with("member");
    }

    @Test
    void aPrivateDatasetIsNotThereForOthersButForAdministrators() {
        String id = dataset(owner, "private");
        assertThat(sees(owner.client(), id)).isTrue();
        assertThat(sees(lectern, id)).isTrue();
        assertThat(sees(other.client(), id)).isFalse();
        assertThat(other.client().get("/api/v1/datasets").body()).doesNotContain(id);
        assertThat(other.client().get("/api/v1/datasets/" + id + "/documents").body())
                .contains("You don't own the dataset");
        Answer retrieval =
                other.client().post("/api/v1/retrieval", "{\"question\":\"q\",\"dataset_ids\":[\"" + id + "\"]}");
        assertThat(retrieval.json().getInt("code")).isEqualTo(102);
        assertThat(other.client()
                        .delete("/api/v1/datasets", "{\"ids\":[\"" + id + "\"]}")
                        .body())
                .contains("You don't own the dataset");
        assertThat(sees(people.ofNewTenant(), id)).isFalse();
    }

    @Test
    void aTeamDatasetIsUsedByAllAndDeletedByItsOwnerOnly() {
        String id = dataset(owner, "team");
        assertThat(sees(other.client(), id)).isTrue();
        Answer uploaded = other.client().upload("/api/v1/datasets/" + id + "/documents", "a.txt", "text".getBytes());
        assertThat(uploaded.json().getInt("code")).as(uploaded.body()).isZero();
        assertThat(other.client()
                        .delete("/api/v1/datasets", "{\"ids\":[\"" + id + "\"]}")
                        .body())
                .contains("You don't own the dataset");
        assertThat(other.client()
                        .put(ADMIN + "/datasets/" + dashed(id) + "/sharing", "{\"sharing\":\"private\"}")
                        .status())
                .isEqualTo(404);
        assertThat(sees(people.ofNewTenant(), id)).isFalse();
        assertThat(owner.client()
                        .delete("/api/v1/datasets", "{\"ids\":[\"" + id + "\"]}")
                        .json()
                        .getInt("code"))
                .isZero();
    }

    @Test
    void aGroupSeesWhatIsSharedWithItAsLongAsItIs() {
        String id = dataset(owner, "private");
        String group = people.group(other);
        Person third = people.with("member");
        String path = ADMIN + "/datasets/" + dashed(id) + "/sharing";
        Answer shared = owner.client().put(path, "{\"sharing\":\"group\",\"groups\":[\"" + group + "\"]}");
        assertThat(shared.status()).as(shared.body()).isEqualTo(200);
        assertThat(shared.json().getJsonArray("groups")).hasSize(1);
        assertThat(sees(other.client(), id)).isTrue();
        assertThat(sees(third.client(), id)).isFalse();
        lectern.put(ADMIN + "/users/" + other.id(), "{\"groups\":[]}");
        assertThat(sees(other.client(), id)).isFalse();
        lectern.put(ADMIN + "/users/" + third.id(), "{\"groups\":[\"" + group + "\"]}");
        assertThat(sees(third.client(), id)).isTrue();
        assertThat(lectern.delete(ADMIN + "/groups/" + group, null).status()).isEqualTo(204);
        assertThat(sees(third.client(), id)).isFalse();
        assertThat(owner.client().put(path, "{\"sharing\":\"group\"}").status()).isEqualTo(400);
        assertThat(owner.client()
                        .put(path, "{\"sharing\":\"group\",\"groups\":[\"" + group + "\"]}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void namesOfOthersStandInNobodysWay() {
        String name = "handbook " + UUID.randomUUID();
        assertThat(make(owner.client(), name, "me").getInt("code")).isZero();
        assertThat(make(owner.client(), name, "me").getInt("code")).isEqualTo(102);
        assertThat(make(other.client(), name, "me").getInt("code")).isZero();
    }

    @Test
    void anAdministratorsDeleteAllLeavesTheDatasetsOfOthers() {
        Lectern administrator = people.ofNewTenant();
        String member = administrator
                .post(ADMIN + "/users", "{\"username\":\"m\"}")
                .json()
                .getString("id");
        String key = administrator
                .post(ADMIN + "/keys", "{\"name\":\"k\",\"user\":\"" + member + "\"}")
                .json()
                .getString("key");
        String kept =
                make(lectern.withKey(key), "kept", "me").getJsonObject("data").getString("id");
        make(administrator, "gone", "me");
        administrator.delete("/api/v1/datasets", "{\"ids\":null}");
        assertThat(administrator.get("/api/v1/datasets").body()).contains(kept).doesNotContain("gone");
    }

    @Test
    void conversationsWithASharedAssistantStayTheirUsers() {
        String chat = owner.client()
                .post("/api/v1/chats", "{\"name\":\"" + UUID.randomUUID() + "\",\"dataset_ids\":[]}")
                .json()
                .getJsonObject("data")
                .getString("id");
        assertThat(other.client()
                        .post("/api/v1/chats/" + chat + "/sessions", "{\"name\":\"s\"}")
                        .body())
                .contains("You do not own the assistant");
        Answer shared =
                owner.client().put(ADMIN + "/assistants/" + dashed(chat) + "/sharing", "{\"sharing\":\"team\"}");
        assertThat(shared.status()).as(shared.body()).isEqualTo(200);
        Answer session = other.client().post("/api/v1/chats/" + chat + "/sessions", "{\"name\":\"secret talk\"}");
        assertThat(session.json().getInt("code")).as(session.body()).isZero();
        String id = session.json().getJsonObject("data").getString("id");
        assertThat(other.client().get("/api/v1/chats/" + chat + "/sessions").body())
                .contains("secret talk");
        assertThat(owner.client().get("/api/v1/chats/" + chat + "/sessions").body())
                .doesNotContain("secret talk");
        assertThat(owner.client()
                        .post(
                                "/api/v1/chats/" + chat + "/completions",
                                "{\"question\":\"q\",\"stream\":false,\"session_id\":\"" + id + "\"}")
                        .body())
                .contains("You don't own the session");
        assertThat(other.client()
                        .put("/api/v1/chats/" + chat, "{\"name\":\"mine\"}")
                        .body())
                .contains("You do not own the chat");
        assertThat(other.client()
                        .delete("/api/v1/chats", "{\"ids\":[\"" + chat + "\"]}")
                        .body())
                .contains("not found");
    }

    @Test
    void aKeyForOneDatasetReachesNothingElse() {
        String inside = dataset(owner, "private");
        String outside = dataset(owner, "private");
        Lectern limited = lectern.withKey(people.key(owner.id(), ",\"dataset\":\"" + dashed(inside) + "\""));
        assertThat(sees(limited, inside)).isTrue();
        assertThat(sees(limited, outside)).isFalse();
        assertThat(limited.get("/api/v1/datasets").body()).contains(inside).doesNotContain(outside);
        assertThat(limited.get("/api/v1/chats").json().getInt("code")).isEqualTo(108);
        assertThat(limited.post("/api/v1/datasets", "{\"name\":\"x\"}").json().getInt("code"))
                .isEqualTo(108);
        assertThat(limited.get(ADMIN + "/keys").status()).isEqualTo(403);
    }

    private String dataset(Person of, String sharing) {
        JsonObject made = make(of.client(), UUID.randomUUID().toString(), sharing.equals("team") ? "team" : "me");
        assertThat(made.getInt("code")).as(made.toString()).isZero();
        return made.getJsonObject("data").getString("id");
    }

    private static JsonObject make(Lectern client, String name, String permission) {
        return client.post("/api/v1/datasets", "{\"name\":\"" + name + "\",\"permission\":\"" + permission + "\"}")
                .json();
    }

    private static boolean sees(Lectern client, String dataset) {
        return client.get("/api/v1/datasets?id=" + dataset).json().getInt("code") == 0;
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
