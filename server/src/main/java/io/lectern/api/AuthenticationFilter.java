package io.lectern.api;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.common.DomainException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out who is calling before a resource runs, and whether they have the right that its method {@link Needs}. It runs
 * after matching, so an unknown path says so without a key. Each application has a subclass of its own: Jersey ties what
 * it injects into a shared bean to the application that came first.
 */
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

    /** The resource method of the request, for filters that cannot ask for it. */
    static final String METHOD = "lectern.method";

    @Inject
    Credentials credentials;

    @Inject
    Caller caller;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Method method = resource.getResourceMethod();
        request.setProperty(METHOD, method);
        if (method.isAnnotationPresent(Open.class)) {
            return;
        }
        caller.is(credentials.identify(request));
        if (method.isAnnotationPresent(SignedIn.class)) {
            return;
        }
        Needs needs = method.getAnnotation(Needs.class);
        if (needs == null || !allowed(needs)) {
            throw DomainException.forbidden(needs == null ? "Nobody may do this." : refusal(needs));
        }
    }

    private boolean allowed(Needs needs) {
        return types(needs).anyMatch(object -> caller.may(needs.right(), object));
    }

    private static Stream<ObjectType> types(Needs needs) {
        return Stream.concat(Stream.of(needs.object()), Stream.of(needs.or()));
    }

    private static String refusal(Needs needs) {
        return "This key or its user has not the right "
                + types(needs)
                        .map(object -> (object + ":" + needs.right()).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or "))
                + ".";
    }
}
