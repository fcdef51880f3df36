package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.KeycloakClient;
import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access tokens of a real Keycloak: whom they let in, as what, and which are refused. */
@ServerTest
class SignOnIT {

    private static final String ME = "/api/v1/admin/me";
    private static final String DATASETS = "/api/v1/datasets";

    /** One route of each dialect that wants a credential. */
    private static final List<String> DIALECTS =
            List.of(DATASETS, "/api/v1/chats", ME, "/v1/models", "/chat/conversations");

    @ArquillianResource
    Lectern lectern;

    private KeycloakClient keycloak;

    @BeforeEach
    void keycloak() {
        keycloak = new KeycloakClient();
    }

    @Test
    void aProgramsTokenIsGoodOnEveryDialect() {
        Lectern robot = lectern.withKey(keycloak.ofClient("lectern", "robot"));
        DIALECTS.forEach(path -> {
            Answer answer = robot.get(path);
            assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
        });
        assertThat(user(robot).getString("username")).isEqualTo("service-account-robot");
        assertThat(user(robot).getString("signs_in_by")).isEqualTo("provider");
    }

    @Test
    void usersAreMadeOnFirstLoginWithTheRolesAndGroupsOfTheirToken() {
        Lectern ada = lectern.withKey(keycloak.ofUser("lectern", "ada"));
        DIALECTS.forEach(path -> assertThat(ada.get(path).status()).as(path).isEqualTo(200));
        assertThat(user(ada).getString("role")).isEqualTo("administrator");
        Lectern ben = lectern.withKey(keycloak.ofUser("robot", "ben"));
        assertThat(user(ben).getString("role")).isEqualTo("member");
        assertThat(user(ben).getJsonArray("groups").getJsonObject(0).getString("name"))
                .isEqualTo("legal");
        assertThat(user(ben).getString("email")).isEqualTo("ben@example.org");
        assertThat(ben.post(DATASETS, "{\"name\":\"" + UUID.randomUUID() + "\"}")
                        .json()
                        .getInt("code"))
                .isZero();
        Lectern cleo = lectern.withKey(keycloak.ofUser("lectern", "cleo"));
        assertThat(user(cleo).getString("role")).isEqualTo("read_only");
        assertThat(cleo.post(DATASETS, "{\"name\":\"x\"}").json().getInt("code"))
                .isEqualTo(108);
    }

    @Test
    void aRoleTakenAwayAtTheProviderIsGoneWithTheNextToken() {
        Lectern before = lectern.withKey(keycloak.ofUser("lectern", "dora"));
        if (user(before).getString("role").equals("member")) {
            keycloak.takeRole("dora", "documents-editor");
        }
        Await.until(
                Duration.ofSeconds(10),
                () -> user(lectern.withKey(keycloak.ofUser("lectern", "dora")))
                        .getString("role")
                        .equals("none"),
                () -> "dora still has her role");
        // what the newest token said holds for the older one too
        assertThat(before.get(DATASETS).json().getInt("code")).isEqualTo(108);
    }

    @Test
    void aUserWhoIsBlockedHereIsOutAtOnceWithAGoodToken() {
        Lectern ben = lectern.withKey(keycloak.ofUser("lectern", "ben"));
        String path = "/api/v1/admin/users/" + user(ben).getString("id");
        assertThat(lectern.put(path, "{\"blocked\":true}").status()).isEqualTo(200);
        try {
            assertThat(ben.get(DATASETS).status()).isEqualTo(401);
            assertThat(lectern.withKey(keycloak.ofUser("lectern", "ben"))
                            .get(DATASETS)
                            .status())
                    .isEqualTo(401);
        } finally {
            lectern.put(path, "{\"blocked\":false}");
        }
        assertThat(ben.get(DATASETS).status()).isEqualTo(200);
    }

    @Test
    void aSecondIssuerHasItsOwnKeysAndUsers() {
        Lectern partner = lectern.withKey(keycloak.ofClient("partner", "robot"));
        Lectern own = lectern.withKey(keycloak.ofClient("lectern", "robot"));
        assertThat(user(partner).getString("role")).isEqualTo("none");
        assertThat(user(partner).getString("id")).isNotEqualTo(user(own).getString("id"));
        String forged = signedAs(keycloak.ofClient("lectern", "robot"), keycloak.ofClient("partner", "robot"));
        refused(forged, "a claim of one issuer under the signature of the other");
    }

    @Test
    void theProviderMayChangeItsKeys() {
        String old = keycloak.ofClient("lectern", "robot");
        assertThat(lectern.withKey(old).get(DATASETS).status()).isEqualTo(200);
        keycloak.changeKeys();
        String fresh = keycloak.ofClient("lectern", "robot");
        assertThat(header(fresh)).isNotEqualTo(header(old));
        Await.until(
                Duration.ofSeconds(30),
                () -> lectern.withKey(fresh).get(DATASETS).status() == 200,
                () -> "the new key is not known");
        assertThat(lectern.withKey(old).get(DATASETS).status()).isEqualTo(200);
    }

    @Test
    void aTokenEnds() {
        String token = keycloak.ofUser("short-lived", "ben");
        Await.until(
                Duration.ofSeconds(20),
                () -> lectern.withKey(token).get(DATASETS).status() == 401,
                () -> "still good");
    }

    @Test
    void aTokenForAnotherApplicationIsRefused() {
        refused(keycloak.ofUser("elsewhere", "ben"), "wrong audience");
    }

    @Test
    void alteredAndInventedTokensAreRefused() throws Exception {
        String good = keycloak.ofUser("lectern", "ben");
        String[] parts = good.split("\\.");
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String altered = encode(payload.replace("documents-editor", "documents-admin"));
        assertThat(altered).isNotEqualTo(parts[1]);
        refused(parts[0] + "." + altered + "." + parts[2], "tampered");
        refused(encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + parts[1] + ".", "alg none");
        refused(encode("{\"alg\":\"None\"}") + "." + parts[1] + "." + parts[2], "alg None");
        refused(parts[0] + "." + parts[1] + ".", "no signature");
        PublicJsonWebKey published = signingKey(parts[0]);
        for (byte[] secret : List.of(published.getPublicKey().getEncoded(), pem(published.getPublicKey()))) {
            refused(hs256(payload, published.getKeyId(), secret), "HS256 with the public key");
        }
        KeyPair own = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        refused(rs256(payload, UUID.randomUUID().toString(), own), "unknown kid");
        refused(rs256(payload, published.getKeyId(), own), "another key under a known kid");
        refused(
                rs256(payload.replace("/realms/lectern", "/realms/nowhere"), published.getKeyId(), own),
                "unknown issuer");
    }

    @Test
    void anEndlessTokenIsRefusedAndTheServerGoesOn() {
        String endless = "x".repeat(400_000) + "." + "y".repeat(400_000) + "." + "z".repeat(248_576);
        int status;
        try {
            status = lectern.withKey(endless).get(DATASETS).status();
        } catch (java.io.UncheckedIOException closed) {
            status = 400; // the server hung up while it was still being sent
        }
        assertThat(status).isBetween(400, 499);
        Answer long16 = lectern.withKey("x".repeat(6_000) + ".y.z").get(DATASETS);
        assertThat(long16.status()).isEqualTo(401);
        assertThat(lectern.get(DATASETS).status()).isEqualTo(200);
    }

    private void refused(String token, String why) {
        DIALECTS.forEach(path -> {
            Answer answer = lectern.withKey(token).get(path);
            assertThat(answer.status()).as(why + " " + path).isEqualTo(401);
            assertThat(answer.body()).doesNotContain(token);
        });
    }

    private static JsonObject user(Lectern client) {
        Answer me = client.get(ME);
        assertThat(me.status()).as(me.body()).isEqualTo(200);
        return me.json().getJsonObject("user");
    }

    private PublicJsonWebKey signingKey(String header) throws Exception {
        String text = new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
        for (JsonWebKey key : new JsonWebKeySet(keycloak.keys("lectern")).getJsonWebKeys()) {
            if (text.contains(key.getKeyId())) {
                return (PublicJsonWebKey) key;
            }
        }
        throw new AssertionError("no published key for " + text);
    }

    private static String hs256(String payload, String kid, byte[] secret) throws Exception {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue("HS256");
        signed.setKeyIdHeaderValue(kid);
        signed.setKey(new HmacKey(secret));
        signed.setPayload(payload);
        return signed.getCompactSerialization();
    }

    private static String rs256(String payload, String kid, KeyPair pair) throws Exception {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue("RS256");
        signed.setKeyIdHeaderValue(kid);
        signed.setKey(pair.getPrivate());
        signed.setPayload(payload);
        return signed.getCompactSerialization();
    }

    private static byte[] pem(PublicKey key) {
        String text = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The claims of one token under header and signature of another. */
    private static String signedAs(String claims, String signature) {
        String[] other = signature.split("\\.");
        return other[0] + "." + claims.split("\\.")[1] + "." + other[2];
    }

    private static String header(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
