package io.lectern.account.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times, audiences and keys of tokens; a real provider is asked in SignOnIT. */
class ProviderTokensTest {

    private static final String ISSUER = "https://id.example.org";

    private final TurnedClock clock = new TurnedClock();
    private final AtomicInteger asked = new AtomicInteger();
    private final ProviderTokens tokens = new ProviderTokens();
    private RsaJsonWebKey key;
    private HttpServer provider;
    private volatile String published;

    @BeforeEach
    void aProviderWithOneKey() throws Exception {
        key = newKey("one");
        publish(key);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
        tokens.clock = clock;
        tokens.config = new ProviderConfig();
        tokens.config.issuer = Optional.of(ISSUER);
        tokens.config.publicKey = Optional.empty();
        tokens.config.publicKeyLocation =
                Optional.of("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
        tokens.config.audiences = Optional.empty();
        tokens.config.clockSkew = Optional.of(30);
        tokens.config.moreIssuers = Optional.empty();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void aGoodTokenSaysWhoItIs() throws Exception {
        ProviderClaims claims = tokens.access(token(key, good())).orElseThrow();
        assertThat(claims.subject()).isEqualTo("ada");
        assertThat(claims.issuer()).isEqualTo(ISSUER);
        assertThat(claims.texts("realm_access.roles")).isEmpty();
    }

    @Test
    void timesHoldWithinTheClockSkew() throws Exception {
        JwtClaims claims = good();
        claims.setNotBefore(at(20));
        assertThat(tokens.access(token(key, claims))).isPresent();
        claims.setNotBefore(at(40));
        assertThat(tokens.access(token(key, claims))).isEmpty();
        String ends = token(key, good());
        clock.turn(Duration.ofSeconds(325));
        assertThat(tokens.access(ends)).isPresent();
        clock.turn(Duration.ofSeconds(10));
        assertThat(tokens.access(ends)).isEmpty();
    }

    @Test
    void whatIsMissingOrMeantForOthersIsRefused() throws Exception {
        JwtClaims noEnd = good();
        noEnd.unsetClaim("exp");
        JwtClaims nobody = good();
        nobody.unsetClaim("sub");
        JwtClaims noAudience = good();
        noAudience.unsetClaim("aud");
        JwtClaims elsewhere = good();
        elsewhere.setAudience("elsewhere");
        JwtClaims stranger = good();
        stranger.setIssuer("https://evil.example.org");
        JwtClaims forItself = good();
        forItself.setClaim("typ", "ID");
        for (JwtClaims claims : List.of(noEnd, nobody, noAudience, elsewhere, stranger, forItself)) {
            assertThat(tokens.access(token(key, claims))).as(claims.toString()).isEmpty();
        }
        assertThat(tokens.access("a.b.c")).isEmpty();
        assertThat(tokens.access("..")).isEmpty();
    }

    @Test
    void aNewKeyIsFetchedButInventedOnesDoNotFloodTheProvider() throws Exception {
        assertThat(tokens.access(token(key, good()))).isPresent();
        assertThat(asked).hasValue(1);
        RsaJsonWebKey invented = newKey("invented");
        clock.turn(Duration.ofSeconds(11));
        for (int attempt = 0; attempt < 50; attempt++) {
            assertThat(tokens.access(token(invented, good()))).isEmpty();
        }
        assertThat(asked).hasValue(2);
        RsaJsonWebKey next = newKey("two");
        publish(next);
        assertThat(tokens.access(token(next, good()))).isEmpty();
        clock.turn(Duration.ofSeconds(11));
        assertThat(tokens.access(token(next, good()))).isPresent();
        assertThat(tokens.access(token(key, good())))
                .as("a key that was taken back")
                .isEmpty();
    }

    @Test
    void aSilentProviderLeavesKnownKeysGood() throws Exception {
        assertThat(tokens.access(token(key, good()))).isPresent();
        provider.stop(0);
        clock.turn(Duration.ofHours(2));
        assertThat(tokens.access(token(key, good()))).isPresent();
    }

    @Test
    void aKeyMayBeGivenAsText() throws Exception {
        tokens.config.publicKey = Optional.of(key.toJson(OutputControlLevel.PUBLIC_ONLY));
        assertThat(tokens.access(token(key, good()))).isPresent();
        assertThat(tokens.access(token(newKey("one"), good()))).isEmpty();
        assertThat(asked).hasValue(0);
    }

    private JwtClaims good() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject("ada");
        claims.setAudience("lectern", "account");
        claims.setIssuedAt(at(0));
        claims.setExpirationTime(at(300));
        return claims;
    }

    private NumericDate at(int seconds) {
        return NumericDate.fromSeconds(clock.instant().getEpochSecond() + seconds);
    }

    private static RsaJsonWebKey newKey(String name) throws JoseException {
        RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
        made.setKeyId(name);
        return made;
    }

    private void publish(RsaJsonWebKey one) {
        published = new JsonWebKeySet(one).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String token(RsaJsonWebKey key, JwtClaims claims) throws JoseException {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue("RS256");
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setKey(key.getPrivateKey());
        signed.setPayload(claims.toJson());
        return signed.getCompactSerialization();
    }

    /** A clock that stands still until it is turned. */
    private static final class TurnedClock extends Clock {

        private Instant now = Instant.now();

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
