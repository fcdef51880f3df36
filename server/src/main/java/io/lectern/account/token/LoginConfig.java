package io.lectern.account.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The console's login at the identity provider that {@code mp.jwt.verify.issuer} names. */
@ApplicationScoped
class LoginConfig {

    @Inject
    @ConfigProperty(name = "lectern.sso.client-id")
    Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "lectern.sso.client-secret")
    Optional<String> clientSecret;

    @Inject
    @ConfigProperty(name = "lectern.sso.name", defaultValue = "single sign-on")
    String name;

    /** Absent when the console knows keys only. */
    Optional<String> clientId() {
        return clientId.map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Absent for a public client; the login has PKCE in both cases. */
    Optional<String> clientSecret() {
        return clientSecret.map(String::strip).filter(text -> !text.isEmpty());
    }

    String name() {
        return name;
    }
}
