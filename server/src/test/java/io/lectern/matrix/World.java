package io.lectern.matrix;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.matrix.Principal.Sharing;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two tenants with users of every kind, and the objects of the matrix. Everything in them that has a name or a text holds
 * a canary: a word that exists nowhere else, and that only those may ever be sent who see the object.
 */
final class World implements AutoCloseable {

    private static final Duration PARSE_LIMIT = Duration.ofSeconds(180);

    /** Of one owner, all shared alike. Ids as AIBuilder writes them. */
    static final class Objects {
        /** By the name that paths and bodies use: dataset, document, chunk, chat, session … */
        final Map<String, String> ids = new LinkedHashMap<>();

        String id(String kind) {
            String id = ids.get(kind);
            if (id == null) {
                throw new AssertionError("The matrix has no " + kind + "; World.plant has to make one.");
            }
            return id;
        }
    }

    private final Lectern server;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Map<Principal, String> keys = new EnumMap<>(Principal.class);
    private final Map<Principal, String> users = new EnumMap<>(Principal.class);
    private final Map<Sharing, Objects> objects = new EnumMap<>(Sharing.class);

    /** Whose objects hold canaries. */
    private final Map<Objects, Principal> planted = new LinkedHashMap<>();

    /** Canary -> who may see it. */
    private final Map<String, List<Principal>> canaries = new LinkedHashMap<>();

    /** Whether it is the other one -> row id. */
    private final Map<Boolean, Long> tenants = new LinkedHashMap<>();

    private PlantedModels models;
    private long group;

    private World(Lectern server) {
        this.server = server;
    }

    static World plant(Lectern server) {
        World world = new World(server);
        world.people();
        world.models = new PlantedModels(world);
        for (Sharing sharing : Sharing.values()) {
            Objects made = world.make(Principal.MEMBER, sharing, true);
            world.share(made, sharing);
            world.objects.put(sharing, made);
        }
        world.limitKey(world.make(Principal.MEMBER, Sharing.PRIVATE, true));
        world.make(Principal.OTHER_TENANT, Sharing.PRIVATE, true);
        world.objects.values().forEach(made -> world.await(Principal.MEMBER, made));
        return world;
    }

    @Override
    public void close() {
        models.close();
    }

    Lectern as(Principal principal) {
        return server.withKey(keys.getOrDefault(principal, ""));
    }

    Objects objects(Sharing sharing) {
        return objects.get(sharing);
    }

    /** A set of objects that a call may destroy. */
    Objects disposable(Sharing sharing) {
        Objects made = make(Principal.MEMBER, sharing, false);
        share(made, sharing);
        return made;
    }

    Map<Objects, Principal> planted() {
        return planted;
    }

    Map<String, List<Principal>> canaries() {
        return canaries;
    }

    private void people() {
        long here = tenant("matrix");
        long there = tenant("matrix-elsewhere");
        tenants.put(false, here);
        tenants.put(true, there);
        group = group(here, "ours");
        long others = group(here, "theirs");
        for (Principal principal : Principal.values()) {
            if (principal.role() == null) {
                continue;
            }
            long tenant = principal.ofOtherTenant() ? there : here;
            String name = principal.user().name();
            if (principal.user() == principal) {
                users.put(principal, uidOf(user(tenant, name, principal)));
            }
            switch (principal) {
                case READ_ONLY, SAME_GROUP -> join(tenant, name, group);
                case OTHER_GROUP -> join(tenant, name, others);
                default -> {}
            }
            String secret = UUID.randomUUID().toString();
            key(tenant, name, secret);
            keys.put(principal, secret);
        }
        server.sql("update api_key set rights = '" + Principal.OF_LIMITED_KEY + "' where key_hash = '"
                + sha256(keys.get(Principal.LIMITED_KEY)) + "'");
        server.sql("update account_version set number = number + 1");
    }

    private long tenant(String name) {
        long id = newId();
        server.sql("insert into tenant (id, uid, name, created_at) values (" + id + ", '" + uidOf(id) + "', '" + name
                + "-" + run + "', current_timestamp)");
        return id;
    }

    private long group(long tenant, String name) {
        long id = newId();
        server.sql("insert into app_group (id, uid, tenant_id, name, created_at) values (" + id + ", '" + uidOf(id)
                + "', " + tenant + ", '" + name + "', current_timestamp)");
        return id;
    }

    private long user(long tenant, String name, Principal principal) {
        long id = newId();
        server.sql("insert into app_user (id, uid, tenant_id, username, blocked, role, created_at, updated_at) values ("
                + id + ", '" + uidOf(id) + "', " + tenant + ", '" + name + "', false, '" + principal.role()
                + "', current_timestamp, current_timestamp)");
        return id;
    }

    private void join(long tenant, String user, long to) {
        server.sql("insert into group_member (user_id, group_id) select u.id, " + to
                + " from app_user u where u.tenant_id = " + tenant + " and u.username = '" + user + "'");
    }

    private long key(long tenant, String user, String secret) {
        long id = newId();
        server.sql("insert into api_key (id, uid, user_id, name, prefix, key_hash, created_at) select " + id + ", '"
                + uidOf(id) + "', u.id, 'key', '" + secret.substring(0, 8) + "', '" + sha256(secret)
                + "', current_timestamp from app_user u where u.tenant_id = " + tenant + " and u.username = '" + user
                + "'");
        return id;
    }

    /** Made of the row id, so that it need not be read back. */
    private static String uidOf(long id) {
        return new UUID(0x4000L, Long.MIN_VALUE | id).toString();
    }

    private void limitKey(Objects elsewhere) {
        server.sql("update api_key set only_dataset_uid = '" + dashed(elsewhere.id("dataset"))
                + "', only_assistant_uid = '" + dashed(elsewhere.id("chat")) + "' where key_hash = '"
                + sha256(keys.get(Principal.KEY_ELSEWHERE)) + "'");
        server.sql("update account_version set number = number + 1");
    }

    /** Far above what the sequence gives, so that nothing collides. */
    private long newId() {
        return (1L << 40) + Math.abs(UUID.randomUUID().getLeastSignificantBits() >>> 24);
    }

    private Objects make(Principal owner, Sharing sharing, boolean planted) {
        String objectWord = planted ? canary(owner, sharing, false) : "fleeting" + UUID.randomUUID();
        String talkWord = planted ? canary(owner, sharing, true) : "fleeting";
        Lectern as = as(owner);
        Objects made = new Objects();
        if (planted) {
            this.planted.put(made, owner);
        }
        made.ids.put(
                "dataset",
                id(as.post("/api/v1/datasets", json("{'name':'%s','description':'%s'}", objectWord, objectWord))));
        Lectern.Answer uploaded = as.upload(
                "/api/v1/datasets/" + made.id("dataset") + "/documents",
                objectWord + ".txt",
                ("The gate code of the lighthouse is " + objectWord + ".").getBytes(StandardCharsets.UTF_8));
        made.ids.put(
                "document",
                uploaded.json().getJsonArray("data").getJsonObject(0).getString("id"));
        if (planted) {
            as.post(
                    "/api/v1/datasets/" + made.id("dataset") + "/chunks",
                    json("{'document_ids':['%s']}", made.id("document")));
            await(owner, made);
        }
        if (!planted) {
            Lectern.Answer written = as.post(
                    "/api/v1/datasets/" + made.id("dataset") + "/documents/" + made.id("document") + "/chunks",
                    json("{'content':'%s'}", objectWord));
            made.ids.put(
                    "chunk",
                    written.json().getJsonObject("data").getJsonObject("chunk").getString("id"));
        }
        made.ids.putAll(ofTenant(owner));
        made.ids.put("owner", users.get(owner));
        models.add(owner, sharing, made, planted);
        made.ids.put(
                "chat",
                id(as.post(
                        "/api/v1/chats", json("{'name':'%s','dataset_ids':['%s']}", objectWord, made.id("dataset")))));
        made.ids.put(
                "session",
                id(as.post("/api/v1/chats/" + made.id("chat") + "/sessions", json("{'name':'%s'}", talkWord))));
        Lectern.Answer conversation = as.post("/chat/conversations", json("{'title':'%s'}", talkWord));
        made.ids.put("conversation", conversation.json().getString("id"));
        Lectern.Answer message = as.post(
                "/chat/messages",
                json("{'conversation_id':'%s','role':'user','content':'%s'}", made.id("conversation"), talkWord));
        made.ids.put("message", message.json().getString("id"));
        if (planted) {
            as.post(
                    "/api/v1/chats/" + made.id("chat") + "/completions",
                    json(
                            "{'question':'What is the gate code? Say %s.','stream':false,'session_id':'%s'}",
                            talkWord, made.id("session")));
        }
        return made;
    }

    /** A user, a group, a role and a key of the owner's, which all are the tenant's. */
    private Map<String, String> ofTenant(Principal owner) {
        Map<String, String> made = new LinkedHashMap<>();
        String name = "of" + UUID.randomUUID();
        long tenant = tenants.get(owner.ofOtherTenant());
        made.put("user", uidOf(user(tenant, name, owner)));
        made.put("group", uidOf(group(tenant, name)));
        made.put("tenant", uidOf(tenant));
        made.put("role", UUID.randomUUID().toString());
        server.sql("insert into app_role (id, uid, tenant_id, name, rights, access_folders, created_at) values ("
                + newId() + ", '" + made.get("role") + "', " + tenant + ", '" + name
                + "', 'LOG:READ', '', current_timestamp)");
        String secret = UUID.randomUUID().toString();
        made.put("key", uidOf(key(tenant, owner.name(), secret)));
        return made;
    }

    private void await(Principal owner, Objects made) {
        String documents = "/api/v1/datasets/" + made.id("dataset") + "/documents";
        Await.until(
                PARSE_LIMIT,
                () -> as(owner).get(documents).body().contains("\"run\":\"DONE\""),
                () -> "not parsed: " + as(owner).get(documents).body());
        String chunks =
                as(owner).get(documents + "/" + made.id("document") + "/chunks").body();
        made.ids.put("chunk", chunks.replaceFirst("(?s).*?\"chunks\":\\[\\{.*?\"id\":\"([0-9a-f]+)\".*", "$1"));
    }

    private void share(Objects made, Sharing sharing) {
        for (Map.Entry<String, String> table :
                Map.of("dataset", "dataset", "chat", "assistant").entrySet()) {
            String uid = dashed(made.id(table.getKey()));
            server.sql("update " + table.getValue() + " set sharing = '" + sharing + "' where uid = '" + uid + "'");
            if (sharing == Sharing.GROUP) {
                server.sql("insert into group_share (id, object_uid, group_id) values (" + newId() + ", '" + uid + "', "
                        + group + ")");
            }
        }
    }

    /** @param talk said in a conversation, which is its user's own whatever the assistant's sharing is */
    private String canary(Principal owner, Sharing sharing, boolean talk) {
        return canary(Arrays.stream(Principal.values())
                .filter(principal -> entitled(principal, owner, sharing, talk))
                .toList());
    }

    /** A word that only some may ever be sent; one that nobody may is not missed when nobody sees it. */
    String canary(List<Principal> entitled) {
        String word = "kanarie" + UUID.randomUUID().toString().replace("-", "");
        canaries.put(word, entitled);
        return word;
    }

    private boolean entitled(Principal principal, Principal owner, Sharing sharing, boolean talk) {
        if (owner == Principal.OTHER_TENANT) {
            return principal == owner;
        }
        // the key that is limited was limited to the last objects made, which are nobody's in the matrix
        boolean elsewhere = objects.size() == Sharing.values().length;
        if (principal == Principal.KEY_ELSEWHERE) {
            return elsewhere;
        }
        if (principal == Principal.LIMITED_KEY && talk) {
            return false;
        }
        return principal.owns() || !elsewhere && !talk && principal.sees(sharing);
    }

    static String json(String format, Object... values) {
        return String.format(format.replace('\'', '"'), values);
    }

    private static String id(Lectern.Answer answer) {
        JsonObject body = answer.json();
        if (body.getInt("code") != 0) {
            throw new AssertionError(answer.body());
        }
        return body.getJsonObject("data").getString("id");
    }

    static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
