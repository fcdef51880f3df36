package io.lectern.api.openai;

import io.lectern.api.FailureRenderer;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.UpstreamException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** This dialect's column of the failure table: real statuses and OpenAI's error object. */
@ApplicationScoped
public class OpenAiFailures implements FailureRenderer {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;

    @Override
    public boolean speaksFor(String root, String firstSegment) {
        return root.equals("v1");
    }

    @Override
    public Response render(DomainException failure) {
        return Response.status(status(failure))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(JsonWithoutNulls.write(error(failure)))
                .build();
    }

    static ErrorEnvelope error(DomainException failure) {
        String parameter = failure instanceof InvalidException invalid ? invalid.field() : null;
        return new ErrorEnvelope(
                new ErrorEnvelope.Error(failure.getMessage(), type(failure), parameter, code(failure)));
    }

    /** A provider's 429 and 400 are the client's to act on, so they stay what they are. */
    private static int status(DomainException failure) {
        if (failure instanceof UpstreamException upstream
                && (upstream.status() == TOO_MANY_REQUESTS || upstream.status() == BAD_REQUEST)) {
            return upstream.status();
        }
        return switch (failure.kind()) {
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case INVALID -> BAD_REQUEST;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case LIMIT_REACHED -> TOO_MANY_REQUESTS;
            case UPSTREAM_FAILED -> 502;
            case UPSTREAM_TIMEOUT -> 504;
            case INTERNAL -> 500;
        };
    }

    private static String type(DomainException failure) {
        int status = status(failure);
        if (status == TOO_MANY_REQUESTS) {
            return "rate_limit_error";
        }
        if (status == 401) {
            return "authentication_error";
        }
        if (status == 403) {
            return "permission_error";
        }
        return status < 500 ? "invalid_request_error" : "api_error";
    }

    private static String code(DomainException failure) {
        return switch (failure.kind()) {
            case UNAUTHENTICATED -> "invalid_api_key";
            case NOT_FOUND -> failure.getMessage().contains("model") ? "model_not_found" : "not_found";
            case LIMIT_REACHED -> "rate_limit_exceeded";
            case UPSTREAM_FAILED -> "upstream_failed";
            case UPSTREAM_TIMEOUT -> "upstream_timeout";
            case FORBIDDEN, METHOD_NOT_ALLOWED, INVALID, CONFLICT, TOO_LARGE, UNSUPPORTED_TYPE, INTERNAL -> null;
        };
    }
}
