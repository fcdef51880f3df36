package io.lectern.api.admin;

import io.lectern.api.FailureRenderer;
import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** This dialect's column of the failure table: the plain HTTP status, and a sentence. */
@ApplicationScoped
public class AdminFailures implements FailureRenderer {

    @Override
    public boolean speaksFor(String root, String firstSegment) {
        return root.equals("api/v1") && firstSegment.equals(AdminResources.SEGMENT);
    }

    @Override
    public Response render(DomainException failure) {
        return Response.status(status(failure.kind()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorEnvelope(failure.getMessage()))
                .build();
    }

    static int status(FailureKind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case INVALID -> 400;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case LIMIT_REACHED -> 429;
            case UPSTREAM_FAILED -> 502;
            case UPSTREAM_TIMEOUT -> 504;
            case INTERNAL -> 500;
        };
    }
}
