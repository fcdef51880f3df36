package io.lectern.api;

import io.lectern.account.ApiKeyService;
import io.lectern.account.Caller;
import io.lectern.common.DomainException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Finds out who is calling before a resource runs. It runs after matching, so an unknown path says so without a key.
 * The scheme word is not checked: clients send Bearer, Basic and others with the same key (contracts/sherpa.md 0.2).
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

    @Inject
    ApiKeyService keys;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        String[] words = header == null ? new String[0] : header.strip().split("\\s+");
        if (words.length != 2) {
            throw DomainException.unauthenticated("The Authorization header is missing or is not `Bearer <API key>`.");
        }
        caller.is(keys.identify(words[1])
                .orElseThrow(() -> DomainException.unauthenticated("This API key is not known here.")));
    }
}
