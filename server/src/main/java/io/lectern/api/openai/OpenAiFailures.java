package io.lectern.api.openai;

import io.lectern.api.FailureRenderer;
import io.lectern.common.DomainException;
import io.lectern.common.InvalidException;
import io.lectern.common.UpstreamException;
import io.lectern.llm.ContentFilteredException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** This dialect's column of the failure table: real statuses and OpenAI's error object. */
@ApplicationScoped
public class OpenAiFailures implements FailureRenderer {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LONG = 413;
    private static final Set<Integer> THE_CLIENTS = Set.of(BAD_REQUEST, TOO_LONG, TOO_MANY_REQUESTS);

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

    /** A provider's 400, 413 and 429 are the client's to act on, so they stay what they are. */
    private static int status(DomainException failure) {
        if (failure instanceof UpstreamException upstream && THE_CLIENTS.contains(upstream.status())) {
            return isTooLong(failure) ? BAD_REQUEST : upstream.status();
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

    private static boolean isTooLong(DomainException failure) {
        return failure instanceof UpstreamException upstream && upstream.status() == TOO_LONG;
    }

    private static String code(DomainException failure) {
        if (failure instanceof ContentFilteredException) {
            return "content_filter";
        }
        if (isTooLong(failure)) {
            return "context_length_exceeded";
        }
        if (status(failure) == TOO_MANY_REQUESTS) {
            return "rate_limit_exceeded";
        }
        return switch (failure.kind()) {
            case UNAUTHENTICATED -> "invalid_api_key";
            case NOT_FOUND -> failure.getMessage().contains("model") ? "model_not_found" : "not_found";
            case UPSTREAM_FAILED -> "upstream_failed";
            case UPSTREAM_TIMEOUT -> "upstream_timeout";
            case FORBIDDEN,
                    LIMIT_REACHED,
                    METHOD_NOT_ALLOWED,
                    INVALID,
                    CONFLICT,
                    TOO_LARGE,
                    UNSUPPORTED_TYPE,
                    INTERNAL -> null;
        };
    }
}
