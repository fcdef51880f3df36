package io.lectern.api.openai;

import io.lectern.api.FailureMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Every failure below {@code /v1}. */
@ApplicationScoped
public class OpenAiFailureMapper implements ExceptionMapper<Throwable> {

    @Inject
    OpenAiFailures failures;

    @Override
    public Response toResponse(Throwable thrown) {
        return FailureMapper.answer(failures, thrown);
    }
}
