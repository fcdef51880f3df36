package io.lectern.api;

import io.lectern.account.ApiKeyService;
import io.lectern.account.Identity;
import io.lectern.account.SignOnService;
import io.lectern.account.TokenService;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the credential of a request. The scheme word is not checked: clients send Bearer, Basic and others with the same
 * key (contracts/sherpa.md 0.2). A key in the address is refused even beside a good header: addresses are logged.
 */
@ApplicationScoped
class Credentials {

    private static final Set<String> KEY_PARAMETERS =
            Set.of("api_key", "apikey", "api-key", "x-api-key", "access_token", "authorization");

    /** Longer ones are refused unread; a token of an identity provider with many groups has some 4,000 characters. */
    private static final int LONGEST = 16_000;

    private static final Pattern TOKEN = Pattern.compile("[^.]+\\.[^.]+\\.[^.]*");

    @Inject
    ApiKeyService keys;

    @Inject
    TokenService tokens;

    @Inject
    SignOnService providers;

    Identity identify(ContainerRequestContext request) {
        for (String name : request.getUriInfo().getQueryParameters().keySet()) {
            if (KEY_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidException(
                        name, "A key in the address (`" + name + "`) is refused; send it as Authorization header.");
            }
        }
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String[] words = header == null ? new String[0] : header.strip().split("\\s+");
        if (words.length != 2) {
            throw DomainException.unauthenticated("The Authorization header is missing or is not `Bearer <API key>`.");
        }
        return identify(words[1])
                .orElseThrow(() -> DomainException.unauthenticated("This API key or token is not known here."));
    }

    private Optional<Identity> identify(String credential) {
        if (credential.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Identity> byToken = TOKEN.matcher(credential).matches()
                ? tokens.identify(credential).or(() -> providers.identify(credential))
                : Optional.empty();
        return byToken.or(() -> keys.identify(credential));
    }
}
