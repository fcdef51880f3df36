package io.lectern.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How requests are taken in: who may speak for others, from which pages, how large, how often. */
@ApplicationScoped
class HttpConfig {

    @Inject
    @ConfigProperty(name = "lectern.http.trusted-proxies")
    Optional<String> trustedProxies;

    @Inject
    @ConfigProperty(name = "lectern.http.cors-origins")
    Optional<String> corsOrigins;

    @Inject
    @ConfigProperty(name = "lectern.http.hsts", defaultValue = "false")
    boolean hsts;

    @Inject
    @ConfigProperty(name = "lectern.http.max-body-bytes", defaultValue = "16777216")
    long maxBodyBytes;

    @Inject
    @ConfigProperty(name = "lectern.limits.enabled", defaultValue = "true")
    boolean limits;

    @Inject
    @ConfigProperty(name = "lectern.limits.requests-of-address", defaultValue = "4000")
    int requestsOfAddress;

    @Inject
    @ConfigProperty(name = "lectern.limits.requests-of-key", defaultValue = "2000")
    int requestsOfKey;

    @Inject
    @ConfigProperty(name = "lectern.limits.wrong-keys", defaultValue = "30")
    int wrongKeys;

    /** Addresses or networks, such as {@code 10.0.0.0/8}. */
    List<String> trustedProxies() {
        return list(trustedProxies);
    }

    /** Such as {@code https://portal.example}; a star means any. */
    List<String> corsOrigins() {
        return list(corsOrigins);
    }

    boolean hsts() {
        return hsts;
    }

    /** Of anything that is no form with files. */
    long maxBodyBytes() {
        return maxBodyBytes;
    }

    boolean limits() {
        return limits;
    }

    /** A second, on the average of ten. */
    int requestsOfAddress() {
        return requestsOfAddress;
    }

    /** A second, on the average of ten. */
    int requestsOfKey() {
        return requestsOfKey;
    }

    /** A minute, of one address. */
    int wrongKeys() {
        return wrongKeys;
    }

    private static List<String> list(Optional<String> text) {
        return Arrays.stream(text.orElse("").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
