package io.lectern.api.aibuilder;

import io.lectern.api.FailureRenderer;
import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** This dialect's column of the failure table: HTTP 200 and a code, but for a bad key and unknown routes (contract 0.3). */
@ApplicationScoped
public class AibuilderFailures implements FailureRenderer {

    /** First segments that belong to dialects under the same root; what nobody knows is this dialect's. */
    private static final Set<String> OTHERS = Set.of("admin");

    @Override
    public boolean speaksFor(String root, String firstSegment) {
        return root.equals("api/v1") && !OTHERS.contains(firstSegment);
    }

    @Override
    public Response render(DomainException failure) {
        if (failure.kind() == FailureKind.UNAUTHENTICATED) {
            return json(401, new UnauthenticatedEnvelope(109, "Authentication error: API key is invalid!", false));
        }
        int code = code(failure);
        boolean noRoute = !(failure instanceof AibuilderFailure) && (code == 404 || code == 405);
        return json(noRoute ? code : 200, new FailureEnvelope(code, failure.getMessage()));
    }

    /** The envelope's code for a failure; 404 and 405 are HTTP statuses as well. */
    static int code(DomainException failure) {
        if (failure instanceof AibuilderFailure fixed) {
            return fixed.code();
        }
        return switch (failure.kind()) {
            case UNAUTHENTICATED -> 109;
            case FORBIDDEN -> 108;
            case NOT_FOUND -> failure instanceof NotFoundException ? 102 : 404;
            case METHOD_NOT_ALLOWED -> 405;
            case INVALID, TOO_LARGE, UNSUPPORTED_TYPE -> 101;
            case CONFLICT, LIMIT_REACHED -> 102;
            case UPSTREAM_FAILED, UPSTREAM_TIMEOUT, INTERNAL -> 100;
        };
    }

    private static Response json(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body)
                .build();
    }
}
