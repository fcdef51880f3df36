package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The audit trail of a running server: complete, tied together, and honest about changes. */
@ServerTest
class AuditIT {

    private static final String TRAIL = "/api/v1/admin/audit";

    @ArquillianResource
    Lectern lectern;

    @Test
    void aChangeNamesWhoWhatWhereAndTheObjectThatWasMade() {
        String dataset = Handbook.empty(lectern.from("192.0.2.77"));

        JsonObject entry = entryOf("POST /api/v1/datasets", dataset);

        assertThat(entry.getString("address")).isEqualTo("192.0.2.77");
        assertThat(entry.getString("dialect")).isEqualTo("aibuilder");
        assertThat(entry.getString("object")).isEqualTo("DATASET");
        assertThat(entry.getString("right")).isEqualTo("CREATE");
        assertThat(entry.getString("outcome")).isEqualTo("DONE");
        assertThat(entry.getString("user")).hasSize(36);
        assertThat(entry.getString("tenant")).hasSize(36);
    }

    @Test
    void retrievalsAndAnswersNameThePassagesTheyShowed() {
        Handbook handbook = Handbook.in(lectern);
        Answer found = lectern.post(
                "/api/v1/retrieval", "{\"question\":\"paid leave\",\"dataset_ids\":[\"" + handbook.dataset + "\"]}");
        String chunk =
                Handbook.data(found).getJsonArray("chunks").getJsonObject(0).getString("id");
        JsonObject retrieval = entryOf("POST /api/v1/retrieval", chunk);
        assertThat(retrieval.getJsonArray("shown").getJsonObject(0).getString("document"))
                .isEqualTo(dashed(handbook.document));

        String chat = Handbook.data(lectern.post(
                        "/api/v1/chats",
                        "{\"name\":\"" + Handbook.unique("audited") + "\",\"dataset_ids\":[\"" + handbook.dataset
                                + "\"]}"))
                .getString("id");
        String session = Handbook.data(lectern.post("/api/v1/chats/" + chat + "/sessions", "{\"name\":\"s\"}"))
                .getString("id");
        lectern.post(
                "/api/v1/chats/" + chat + "/completions",
                "{\"question\":\"How much paid leave?\",\"session_id\":\"" + session + "\"}");
        JsonObject answer = entryOf("POST /api/v1/chats/{chat}/completions", chat);
        assertThat(answer.getJsonArray("shown")).as("of a streamed answer").isNotEmpty();

        lectern.get("/api/v1/datasets/" + handbook.dataset + "/documents/" + handbook.document);
        JsonObject download = entryOf("GET /api/v1/datasets/{dataset}/documents/{document}", handbook.document);
        assertThat(download.getJsonArray("shown").getJsonObject(0).getString("chunk"))
                .isEmpty();
    }

    @Test
    void refusalsAreKeptAndWrongKeysAreInTheServersOwnChain() {
        String unknown = "0123456789abcdef0123456789abcdef";
        lectern.delete("/api/v1/datasets", "{\"ids\":[\"" + unknown + "\"]}");
        lectern.withKey("no-such-key").from("192.0.2.78").get("/api/v1/datasets");

        assertThat(lectern.get(TRAIL).body()).contains("\"action\":\"DELETE /api/v1/datasets\"");
        assertThat(lectern.get(TRAIL + "?chain=server").body())
                .contains("\"address\":\"192.0.2.78\"")
                .contains("\"outcome\":\"REFUSED\"")
                .doesNotContain("no-such-key");
    }

    @Test
    void aWholeChainVerifiesAndATamperedOneDoesNot() {
        Handbook.empty(lectern);
        JsonObject whole = lectern.get(TRAIL + "/verification").json();
        assertThat(whole.getBoolean("whole")).as(whole.toString()).isTrue();
        assertThat(whole.getInt("entries")).isPositive();
        List<String> lines = lectern.get(TRAIL).body().lines().toList();
        assertThat(lines.get(lines.size() - 1)).contains("\"seq\":");

        String victim =
                "seq = (select max(e.seq) from audit_entry e where e.tenant_id = audit_entry.tenant_id) and tenant_id > 0";
        assertThat(lectern.sql("update audit_entry set entry = replace(entry, 'DONE', 'DINE') where " + victim))
                .isPositive();
        try {
            JsonObject tampered = lectern.get(TRAIL + "/verification").json();
            assertThat(tampered.getBoolean("whole")).isFalse();
            assertThat(tampered.getString("fault")).contains("is not what was written");
        } finally {
            lectern.sql("update audit_entry set entry = replace(entry, 'DINE', 'DONE')");
        }
        assertThat(lectern.get(TRAIL + "/verification").json().getBoolean("whole"))
                .isTrue();
    }

    @Test
    void aSpanOfTimeAndASpreadsheetCanBeAskedFor() {
        assertThat(lectern.get(TRAIL + "?to=2001-01-01").body()).isEmpty();
        Answer csv = lectern.get(TRAIL + "?format=csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).startsWith("seq,id,at,tenant,user,address,");
        assertThat(lectern.get(TRAIL + "?format=xml").body()).contains("`format` is `xml`");
        assertThat(lectern.get(TRAIL + "?from=yesterday").body()).contains("`from` is `yesterday`");
    }

    /** The last entry of a call that has to do with an id. */
    private JsonObject entryOf(String action, String id) {
        return lectern.get(TRAIL)
                .body()
                .lines()
                .filter(line -> line.contains("\"action\":\"" + action + "\""))
                .filter(line -> line.contains(id) || line.contains(dashed(id)))
                .reduce((earlier, later) -> later)
                .map(line ->
                        Json.createReader(new StringReader(line)).readObject().getJsonObject("entry"))
                .orElseThrow(() -> new AssertionError("no entry of " + action + " with " + id + " in "
                        + lectern.get(TRAIL).body()));
    }

    private static String dashed(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
