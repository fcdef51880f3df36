package io.lectern.activity;

import io.lectern.common.PassagesShown;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One thing that somebody did.
 *
 * @param changed object types and ids, such as {@code Dataset 0f6d…}, in the order they were written
 * @param shown the passages that the answer was made of or showed
 */
record AuditEntry(
        UUID uid,
        Instant at,
        Actor actor,
        Call call,
        Outcome outcome,
        int status,
        long millis,
        List<String> changed,
        List<PassagesShown.Passage> shown) {

    /** Made once: looking the provider up costs more than writing an entry. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** Of what a client may write into a path. */
    private static final int LONGEST_ID = 200;

    /** The text that is stored and hashed. Keys keep this order, so one entry has one text. */
    String json() {
        JsonObjectBuilder text = JSON.createObjectBuilder()
                .add("id", uid.toString())
                .add("at", at.toString())
                .add("tenant", text(actor.tenant()))
                .add("user", text(actor.user()))
                .add("address", call.address())
                .add("dialect", call.dialect())
                .add("action", call.action())
                .add("object", call.object())
                .add("right", call.right())
                .add("ids", ids())
                .add("outcome", outcome.name())
                .add("status", status)
                .add("millis", millis)
                .add("request", call.requestId());
        JsonArrayBuilder changes = JSON.createArrayBuilder();
        changed.forEach(changes::add);
        JsonArrayBuilder passages = JSON.createArrayBuilder();
        shown.forEach(passage -> passages.add(
                JSON.createObjectBuilder().add("chunk", passage.chunk()).add("document", text(passage.document()))));
        return text.add("changed", changes).add("shown", passages).build().toString();
    }

    private JsonObjectBuilder ids() {
        JsonObjectBuilder ids = JSON.createObjectBuilder();
        new TreeMap<>(call.ids())
                .forEach((name, id) -> ids.add(name, id.substring(0, Math.min(id.length(), LONGEST_ID))));
        return ids;
    }

    private static String text(UUID uid) {
        return uid == null ? "" : uid.toString();
    }
}
