package io.lectern.api;

import io.lectern.account.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Puts an {@link AuthenticationFilter} before each resource method of each application. A filter that asked with
 * {@code @Context} which method it stands before would be tied by Jersey to one application (ADR 23).
 */
@ApplicationScoped
public class AuthenticationFeature implements DynamicFeature {

    @Inject
    Credentials credentials;

    @Inject
    Caller caller;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        context.register(
                new AuthenticationFilter(resource.getResourceMethod(), credentials, caller), Priorities.AUTHENTICATION);
    }
}
