package io.lectern.retrieval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the search index is: {@code lectern.search.*}. The launcher sets the address of its child process. */
@ApplicationScoped
public class IndexConfig {

    @Inject
    @ConfigProperty(name = "lectern.search.url", defaultValue = "http://127.0.0.1:9200")
    URI url;

    @Inject
    @ConfigProperty(name = "lectern.search.username")
    Optional<String> username;

    @Inject
    @ConfigProperty(name = "lectern.search.password")
    Optional<String> password;

    URI url() {
        return url;
    }

    Optional<String> username() {
        return username.filter(name -> !name.isBlank());
    }

    String password() {
        return password.orElse("");
    }
}
