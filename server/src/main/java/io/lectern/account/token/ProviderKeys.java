package io.lectern.account.token;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * The public keys of one issuer. They are read when first needed, again every hour, and when a token names a key that is
 * not among them, which is how a provider's change of keys shows; but not more often than every ten seconds, so that
 * nobody can make us flood the provider with invented keys. When it does not answer, the keys that are known stay good.
 */
final class ProviderKeys {

    private static final System.Logger LOG = System.getLogger(ProviderKeys.class.getName());
    private static final Duration REST = Duration.ofSeconds(10);
    private static final Duration AGE = Duration.ofHours(1);

    private final String issuer;
    private final String source;
    private final Clock clock;
    private final ProviderHttp http = new ProviderHttp();

    private List<JsonWebKey> keys = List.of();
    private Instant asked = Instant.MIN;
    private Instant answered = Instant.MIN;

    /** @param source an address or a file of keys, the keys as text, or empty to ask the issuer's own description */
    ProviderKeys(String issuer, String source, Clock clock) {
        this.issuer = issuer;
        this.source = source;
        this.clock = clock;
    }

    Key keyFor(JsonWebSignature signed) throws UnresolvableKeyException {
        try {
            if (clock.instant().isAfter(later(AGE))) {
                refresh();
            }
            JsonWebKey key = select(signed);
            if (key == null) {
                refresh();
                key = select(signed);
            }
            if (key != null) {
                return key.getKey();
            }
        } catch (JoseException e) {
            throw new UnresolvableKeyException("no key could be chosen", e);
        }
        throw new UnresolvableKeyException("the issuer has no such key");
    }

    private Instant later(Duration age) {
        return answered == Instant.MIN ? Instant.MIN : answered.plus(age);
    }

    private JsonWebKey select(JsonWebSignature signed) throws JoseException {
        List<JsonWebKey> known = known();
        // a key that came without a name is the only one
        return known.size() == 1 && known.get(0).getKeyId() == null
                ? known.get(0)
                : new VerificationJwkSelector().select(signed, known);
    }

    private synchronized List<JsonWebKey> known() {
        return keys;
    }

    private synchronized void refresh() {
        Instant now = clock.instant();
        if (asked != Instant.MIN && now.isBefore(asked.plus(REST))) {
            return;
        }
        asked = now;
        try {
            keys = parse(read());
            answered = now;
        } catch (IOException | JoseException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the keys of " + issuer + " could not be read: " + e.getMessage());
        }
    }

    private String read() throws IOException {
        if (source.isEmpty()) {
            return http.get(URI.create(String.valueOf(http.description(issuer).get("jwks_uri"))));
        }
        if (source.startsWith("http://") || source.startsWith("https://")) {
            return http.get(URI.create(source));
        }
        if (source.startsWith("{") || source.startsWith("-----BEGIN")) {
            return source;
        }
        Path file = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
        return Files.readString(file);
    }

    private static List<JsonWebKey> parse(String text) throws JoseException {
        if (text.strip().startsWith("-----BEGIN")) {
            try {
                return List.of(JsonWebKey.Factory.newJwk(new RsaKeyUtil().fromPemEncoded(text.strip())));
            } catch (java.security.spec.InvalidKeySpecException e) {
                throw new JoseException("no RSA key", e);
            }
        }
        Map<String, Object> json = JsonUtil.parseJson(text);
        if (json.containsKey("keys")) {
            return new ArrayList<>(new JsonWebKeySet(text).getJsonWebKeys());
        }
        return List.of(JsonWebKey.Factory.newJwk(json));
    }
}
