package io.lectern.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import jakarta.json.JsonObject;
import java.util.UUID;

/** Makes users, keys, groups and tenants for tests, through the administration API. */
public final class People {

    private final Lectern administrator;

    public People(Lectern administrator) {
        this.administrator = administrator;
    }

    /** A user's id and a client with their key. */
    public record Person(String id, String name, Lectern client) {}

    /** @param role a built-in one, such as {@code member} */
    public Person with(String role) {
        String name = role + " " + UUID.randomUUID();
        String id = made("/users", "{\"username\":\"" + name + "\",\"role\":\"" + role + "\"}")
                .getString("id");
        return new Person(id, name, administrator.withKey(key(id, "")));
    }

    /** @param limits more of the body of a new key, beginning with a comma, or nothing */
    public String key(String user, String limits) {
        return made("/keys", "{\"name\":\"of a test\",\"user\":\"" + user + "\"" + limits + "}")
                .getString("key");
    }

    public String group(Person... members) {
        String group =
                made("/groups", "{\"name\":\"" + UUID.randomUUID() + "\"}").getString("id");
        for (Person member : members) {
            Answer joined = administrator.put("/api/v1/admin/users/" + member.id(), "{\"groups\":[\"" + group + "\"]}");
            assertThat(joined.status()).as(joined.body()).isEqualTo(200);
        }
        return group;
    }

    /** The administrator of a new tenant. */
    public Lectern ofNewTenant() {
        JsonObject tenant = made("/tenants", "{\"name\":\"" + UUID.randomUUID() + "\"}");
        return administrator.withKey(tenant.getJsonObject("key").getString("key"));
    }

    private JsonObject made(String path, String json) {
        Answer answer = administrator.post("/api/v1/admin" + path, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }
}
