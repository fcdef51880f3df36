package io.lectern.account.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which identity providers' tokens are good: MicroProfile JWT's settings for the first, one setting for the others. */
@ApplicationScoped
class ProviderConfig {

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.issuer")
    Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey")
    Optional<String> publicKey;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    Optional<String> publicKeyLocation;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.audiences")
    Optional<String> audiences;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.clock.skew")
    Optional<Integer> clockSkew;

    @Inject
    @ConfigProperty(name = "lectern.sso.more-issuers")
    Optional<String> moreIssuers;

    /** Where each trusted issuer's keys are: an address, a file, or the keys themselves; empty when it says so itself. */
    Map<String, String> issuers() {
        Map<String, String> all = new LinkedHashMap<>();
        issuer.filter(text -> !text.isBlank())
                .ifPresent(name -> all.put(
                        name.strip(),
                        publicKey.or(() -> publicKeyLocation).orElse("").strip()));
        for (String more : words(moreIssuers)) {
            int bar = more.indexOf('|');
            all.put(
                    bar < 0 ? more.strip() : more.substring(0, bar).strip(),
                    bar < 0 ? "" : more.substring(bar + 1).strip());
        }
        return all;
    }

    /** Never empty: a token for another application of the same provider is not meant for us. */
    String[] audiences() {
        List<String> given = words(audiences);
        return given.isEmpty() ? new String[] {"lectern"} : given.toArray(String[]::new);
    }

    int clockSkewSeconds() {
        return clockSkew.orElse(30);
    }

    /** Split here, because Payara injects no optional list. */
    private static List<String> words(Optional<String> text) {
        return text.stream()
                .flatMap(all -> Stream.of(all.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
