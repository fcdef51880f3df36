package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** What the edge promises about HTTP and JSON, where the two servers differ by nature. */
@ServerTest
class ServerIT {

    @ArquillianResource
    Lectern lectern;

    @Test
    void theServerRunsTheVeryFileThatTheBuildMade() throws Exception {
        assertThat(sha256(lectern.deployed())).isEqualTo(sha256(Path.of(System.getProperty("lectern.it.war"))));
    }

    @Test
    void readinessIsOursAndNotTheServers() {
        Answer ready = lectern.get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json()).containsOnlyKeys("status", "missing");
        assertThat(lectern.get("/health/live").status()).isEqualTo(200);
    }

    @Test
    void anUnknownPathAnswersInTheDialectWithoutAKey() {
        Answer answer = lectern.withKey("").get("/api/v1/nothing");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getInt("code")).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void aWrongKeyIsRefused() {
        Answer answer = lectern.withKey("not-a-key").get("/api/v1/datasets");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().getInt("code")).isEqualTo(109);
    }

    @Test
    void deleteReadsItsBody() {
        String name = "deleted-" + lectern.kind();
        Answer made = lectern.post("/api/v1/datasets", "{\"name\":\"" + name + "\"}");
        assertThat(made.json().getInt("code")).as(made.body()).isZero();
        String id = made.json().getJsonObject("data").getString("id");
        Answer deleted = lectern.delete("/api/v1/datasets", "{\"ids\":[\"" + id + "\"]}");
        assertThat(deleted.json().getInt("code")).as(deleted.body()).isZero();
        Answer left = lectern.get("/api/v1/datasets?name=" + name);
        assertThat(left.body()).doesNotContain(id);
    }

    @Test
    void absentValuesAreExplicitNulls() {
        Answer made = lectern.post("/api/v1/datasets", "{\"name\":\"nulls-" + lectern.kind() + "\"}");
        assertThat(made.json().getJsonObject("data").isNull("avatar"))
                .as(made.body())
                .isTrue();
    }

    @Test
    void malformedJsonIsAnAnswerAndNoPage() {
        Answer answer = lectern.post("/api/v1/datasets", "{\"name\":");
        assertThat(answer.json().getInt("code")).as(answer.body()).isEqualTo(101);
    }

    @Test
    void aMethodThatThePathDoesNotKnowAnswersInTheDialect() {
        Answer answer = lectern.send("PATCH", "/api/v1/datasets", "{}");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.json().getInt("code")).isEqualTo(405);
    }

    private static String sha256(Path file) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}
