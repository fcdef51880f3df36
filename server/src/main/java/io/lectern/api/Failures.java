package io.lectern.api;

import io.lectern.common.DomainException;
import io.lectern.common.FailureKind;
import io.lectern.common.InvalidException;
import jakarta.json.stream.JsonParsingException;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import java.util.Comparator;

/** Turns whatever a request ended with into a failure of the core's family. Pure. */
final class Failures {

    private Failures() {}

    static DomainException of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException known) {
                return known;
            }
            if (cause instanceof ConstraintViolationException violations) {
                return ofViolations(violations);
            }
            if (cause instanceof JsonParsingException || cause instanceof NoContentException) {
                return malformedBody();
            }
            if (cause instanceof OptimisticLockException) {
                return DomainException.conflict(
                        "Somebody else changed this at the same moment. Read it again and retry.");
            }
        }
        if (thrown instanceof WebApplicationException refused) {
            return ofStatus(refused.getResponse().getStatus());
        }
        return DomainException.internal("The server failed while it answered. The log has the details.", thrown);
    }

    private static DomainException malformedBody() {
        return new InvalidException("body", "The request body is not of the form that this call understands.");
    }

    private static DomainException ofViolations(ConstraintViolationException violations) {
        return violations.getConstraintViolations().stream()
                .min(Comparator.comparing(
                        violation -> violation.getPropertyPath().toString()))
                .map(violation -> (DomainException) new InvalidException(field(violation), violation.getMessage()))
                .orElseGet(Failures::malformedBody);
    }

    private static String field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static DomainException ofStatus(int status) {
        return switch (status) {
            case 401 -> DomainException.unauthenticated("No valid API key was given.");
            case 403 -> DomainException.forbidden("This is not allowed.");
            case 404 -> new DomainException(FailureKind.NOT_FOUND, "There is nothing at this path.");
            case 405 -> new DomainException(FailureKind.METHOD_NOT_ALLOWED, "This path does not know this method.");
            case 413 -> new DomainException(FailureKind.TOO_LARGE, "The request is too large.");
            case 406, 415 ->
                new DomainException(FailureKind.UNSUPPORTED_TYPE, "This media type is not understood here.");
            default ->
                status < 500
                        ? malformedBody()
                        : DomainException.internal(
                                "The server failed while it answered. The log has the details.", null);
        };
    }
}
