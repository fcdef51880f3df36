package io.lectern.api;

import io.lectern.account.Caller;
import io.lectern.account.Right;
import io.lectern.activity.Actor;
import io.lectern.activity.AuditService;
import io.lectern.activity.Call;
import io.lectern.activity.Outcome;
import io.lectern.activity.Trail;
import io.lectern.common.FailureKind;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one place that writes the audit trail: begins an entry when it is known who calls what, ends it before the answer
 * leaves. It also tells {@link WrongKeys} how a credential turned out.
 */
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** From {@link FailureMapper} to here, because a dialect's status does not say it; taken off before the answer leaves. */
    static final String FAILURE_HEADER = "X-Lectern-Failure";

    private static final String TRAIL = "lectern.trail";

    @Inject
    AuditService audit;

    @Inject
    WrongKeys wrongKeys;

    @Inject
    ClientAddress addresses;

    @Inject
    Caller caller;

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest http;

    @Override
    public void filter(ContainerRequestContext request) {
        String credential = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (caller.isKnown() && credential != null) {
            wrongKeys.right(credential);
        }
        Trail trail = audit.begin(actor(), call(request));
        request.setProperty(TRAIL, trail);
        trail.enter();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object kind = response.getHeaders().getFirst(FAILURE_HEADER);
        response.getHeaders().remove(FAILURE_HEADER);
        FailureKind failure = kind == null ? null : FailureKind.valueOf(kind.toString());
        if (failure == FailureKind.UNAUTHENTICATED) {
            noteWrong(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        }
        Trail trail = (Trail) request.getProperty(TRAIL);
        if (trail == null && (failure == FailureKind.UNAUTHENTICATED || failure == FailureKind.FORBIDDEN)) {
            trail = audit.begin(actor(), call(request));
        }
        if (trail != null) {
            audit.end(trail, outcome(failure), response.getStatus());
        }
    }

    /** A request without any credential guesses nothing, unless it is a login. */
    private void noteWrong(String credential) {
        boolean login = credential == null && resource.getResourceMethod() != null && open(resource);
        if (login) {
            wrongKeys.wrong(addresses.of(http));
        } else if (credential != null && credential.strip().contains(" ")) {
            wrongKeys.wrongAfterAll(credential);
            wrongKeys.wrong(addresses.of(http));
        }
    }

    private static boolean open(ResourceInfo resource) {
        return resource.getResourceMethod().isAnnotationPresent(Open.class);
    }

    private Actor actor() {
        return caller.isKnown() ? new Actor(caller.tenantId(), caller.tenant(), caller.user()) : Actor.NOBODY;
    }

    private Call call(ContainerRequestContext request) {
        Map<String, String> ids = new LinkedHashMap<>();
        request.getUriInfo().getPathParameters().forEach((name, values) -> ids.put(name, values.get(0)));
        Class<?> type = resource.getResourceClass();
        Needs needs = type == null ? null : resource.getResourceMethod().getAnnotation(Needs.class);
        boolean reads = needs == null ? request.getMethod().equals("GET") : needs.right() == Right.READ;
        return new Call(
                addresses.of(http),
                type == null ? "" : dialect(type),
                request.getMethod() + " " + request.getUriInfo().getBaseUri().getPath()
                        + (type == null ? request.getUriInfo().getPath() : template()),
                needs == null ? "" : needs.object().name(),
                needs == null ? "" : needs.right().name(),
                ids,
                !reads,
                RequestId.current());
    }

    private String template() {
        String below = path(resource.getResourceMethod());
        return path(resource.getResourceClass()) + (below.isEmpty() ? "" : "/" + below);
    }

    private static String path(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value().replaceAll("^/+|/+$", "");
    }

    private static String dialect(Class<?> type) {
        String name = type.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Outcome outcome(FailureKind failure) {
        if (failure == null) {
            return Outcome.DONE;
        }
        return switch (failure) {
            case UPSTREAM_FAILED, UPSTREAM_TIMEOUT, INTERNAL -> Outcome.FAILED;
            case UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    INVALID,
                    CONFLICT,
                    TOO_LARGE,
                    UNSUPPORTED_TYPE,
                    METHOD_NOT_ALLOWED,
                    LIMIT_REACHED -> Outcome.REFUSED;
        };
    }
}
