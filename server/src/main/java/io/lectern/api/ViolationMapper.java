package io.lectern.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Exists because each server brings a mapper of its own for this exception, which a mapper of Throwable loses to. */
@ApplicationScoped
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    @Inject
    FailureMapper failures;

    @Override
    public Response toResponse(ConstraintViolationException violations) {
        return failures.toResponse(violations);
    }
}
