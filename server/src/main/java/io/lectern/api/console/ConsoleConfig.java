package io.lectern.api.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the console is. */
@ApplicationScoped
class ConsoleConfig {

    @Inject
    @ConfigProperty(name = "lectern.public-address")
    Optional<String> publicAddress;

    /** The web application's address as people see it, without a slash at its end; absent when requests tell it. */
    Optional<String> publicAddress() {
        return publicAddress.map(text -> text.strip().replaceAll("/+$", "")).filter(text -> !text.isEmpty());
    }
}
