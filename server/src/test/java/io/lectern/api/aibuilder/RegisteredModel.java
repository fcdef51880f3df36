package io.lectern.api.aibuilder;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A model of the whole server that a test stands in for. */
final class RegisteredModel {

    private static final String NOW = "CURRENT_TIMESTAMP";

    private RegisteredModel() {}

    /**
     * Writes its rows.
     *
     * @param kind CHAT or EMBEDDING
     * @return the name to call it by
     */
    static String of(Lectern lectern, String baseUrl, String kind) {
        long id = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        String provider = "scripted" + id;
        sql(
                lectern,
                "insert into llm_provider (id, uid, owner, name, family, endpoint, configuration, created_at, updated_at)"
                        + " values (" + id + ", '" + UUID.randomUUID() + "', 'server', '" + provider + "', 'OPENAI', '"
                        + baseUrl + "', '{}', " + NOW + ", " + NOW + ")");
        sql(
                lectern,
                "insert into llm_model (id, uid, provider_id, name, kind, capabilities, active, created_at, updated_at)"
                        + " values (" + id + ", '" + UUID.randomUUID() + "', " + id + ", 'words-" + id + "', '" + kind
                        + "', '', true, " + NOW + ", " + NOW + ")");
        return "words-" + id + "@" + provider;
    }

    private static void sql(Lectern lectern, String statement) {
        Answer answer = lectern.send("PUT", "/probe/ids", statement);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }
}
