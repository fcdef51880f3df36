package io.lectern.api.chatapi;

import io.lectern.api.FailureRenderer;
import io.lectern.api.JsonBinding;
import io.lectern.common.DomainException;
import io.lectern.common.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;

/** This dialect's column of the failure table: real statuses and {@code {"error": text}}. Forbidden is 401 here. */
@ApplicationScoped
public class ChatApiFailures implements FailureRenderer {

    private static final Set<String> ROOTS = Set.of("chat", "users", "llm");

    /** The contract's sentences, by the core's word for the object. */
    private static final Map<String, String> MISSING = Map.of(
            "conversation", "Conversation not found",
            "session", "Conversation not found",
            "message", "Message not found",
            "attachment", "Attachment not found",
            "provider", "LLM provider not found",
            "user", "User not found",
            "credential", "User LLM config not found");

    @Override
    public boolean speaksFor(String root, String firstSegment) {
        return ROOTS.contains(root);
    }

    @Override
    public Response render(DomainException failure) {
        return Response.status(status(failure))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(JsonBinding.write(new ErrorResponse(message(failure))))
                .build();
    }

    private static int status(DomainException failure) {
        return switch (failure.kind()) {
            case UNAUTHENTICATED, FORBIDDEN -> 401;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case INVALID, CONFLICT -> 400;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case LIMIT_REACHED -> 429;
            case UPSTREAM_FAILED, UPSTREAM_TIMEOUT -> 502;
            case INTERNAL -> 500;
        };
    }

    static String message(DomainException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND ->
                failure instanceof NotFoundException missing
                        ? MISSING.getOrDefault(missing.type(), failure.getMessage())
                        : failure.getMessage();
            case INVALID -> "Bad request: " + failure.getMessage();
            case INTERNAL -> "Internal server error";
            default -> failure.getMessage();
        };
    }
}
