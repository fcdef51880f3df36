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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one place that writes the audit trail: begins an entry when it is known who calls what, ends it before the answer
 * leaves. It also tells {@link WrongKeys} how a credential turned out.
 */
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AuditFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** From {@link FailureMapper} to here, because a dialect's status does not say it; taken off before the answer leaves. */
    static final String FAILURE_HEADER = "X-Lectern-Failure";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String TRAIL = "lectern.trail";

    @Inject
    AuditService audit;

    @Inject
    WrongKeys wrongKeys;

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        String credential = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (caller.isKnown() && credential != null) {
            wrongKeys.right(credential);
        }
        if (isLogin(request) && !taken(request)) {
            request.setProperty(RequestLimits.TAKEN, wrongKeys.take(address(request)));
        }
        Trail trail = audit.begin(actor(), call(request, changes(request)));
        request.setProperty(TRAIL, trail);
        trail.enter();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object kind = response.getHeaders().getFirst(FAILURE_HEADER);
        response.getHeaders().remove(FAILURE_HEADER);
        FailureKind failure = kind == null ? null : FailureKind.valueOf(kind.toString());
        judge(request, failure);
        Trail trail = (Trail) request.getProperty(TRAIL);
        if (trail == null && (failure == FailureKind.UNAUTHENTICATED || failure == FailureKind.FORBIDDEN)) {
            // refused before it began: it changed nothing
            trail = audit.begin(actor(), call(request, false));
        }
        if (trail != null) {
            audit.end(trail, outcome(failure), response.getStatus());
        }
    }

    /** Only a wrong credential or password costs its address something; none at all does not. */
    private void judge(ContainerRequestContext request, FailureKind failure) {
        String credential = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean key = credential != null && credential.strip().contains(" ");
        boolean wrong = failure == FailureKind.UNAUTHENTICATED && (key || isLogin(request));
        if (taken(request) && !wrong) {
            wrongKeys.giveBack(address(request));
        }
        if (wrong && key) {
            wrongKeys.wrongAfterAll(credential);
        }
    }

    private static boolean taken(ContainerRequestContext request) {
        return Boolean.TRUE.equals(request.getProperty(RequestLimits.TAKEN));
    }

    /** Where strangers send what may be guessed: passwords. */
    private static boolean isLogin(ContainerRequestContext request) {
        Method method = method(request);
        return method != null && method.isAnnotationPresent(Open.class) && !READING.contains(request.getMethod());
    }

    /** Null when nothing has matched. */
    private static Method method(ContainerRequestContext request) {
        return (Method) request.getProperty(AuthenticationFilter.METHOD);
    }

    private static String address(ContainerRequestContext request) {
        Object address = request.getProperty(RequestLimits.ADDRESS);
        return address == null ? "" : address.toString();
    }

    private Actor actor() {
        return caller.isKnown() ? new Actor(caller.tenantId(), caller.tenant(), caller.user()) : Actor.NOBODY;
    }

    private static boolean changes(ContainerRequestContext request) {
        Needs needs = needs(request);
        return needs == null ? !READING.contains(request.getMethod()) : needs.right() != Right.READ;
    }

    /** Null for what everybody may call, and for what the container answers by itself. */
    private static Needs needs(ContainerRequestContext request) {
        Method method = method(request);
        return method == null ? null : method.getAnnotation(Needs.class);
    }

    private Call call(ContainerRequestContext request, boolean changes) {
        Map<String, String> ids = new LinkedHashMap<>();
        request.getUriInfo().getPathParameters().forEach((name, values) -> ids.put(name, values.get(0)));
        Method method = method(request);
        Class<?> type = method == null ? null : method.getDeclaringClass();
        Needs needs = needs(request);
        boolean ours = type != null && type.getName().startsWith(AuditFilter.class.getPackageName());
        return new Call(
                address(request),
                ours ? dialect(type) : "",
                request.getMethod() + " " + request.getUriInfo().getBaseUri().getPath()
                        + (ours ? template(method) : request.getUriInfo().getPath()),
                needs == null ? "" : needs.object().name(),
                needs == null ? "" : needs.right().name(),
                ids,
                changes,
                RequestId.current());
    }

    private static String template(Method method) {
        return Stream.of(path(method.getDeclaringClass()), path(method))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"));
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
