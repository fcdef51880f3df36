package io.lectern.api;

import io.lectern.account.Caller;
import io.lectern.account.ObjectType;
import io.lectern.common.DomainException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out who is calling before a resource method runs, and whether they have the right that it {@link Needs}. It runs
 * after matching, so an unknown path says so without a key.
 */
final class AuthenticationFilter implements ContainerRequestFilter {

    /** The resource method of the request, for filters that cannot ask for it. */
    static final String METHOD = "lectern.method";

    private final Method method;
    private final Credentials credentials;
    private final Caller caller;

    AuthenticationFilter(Method method, Credentials credentials, Caller caller) {
        this.method = method;
        this.credentials = credentials;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
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
