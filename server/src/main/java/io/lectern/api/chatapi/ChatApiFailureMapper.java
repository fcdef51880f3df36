package io.lectern.api.chatapi;

import io.lectern.api.FailureMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** Every failure of this dialect, below each of its roots. */
@ApplicationScoped
public class ChatApiFailureMapper implements ExceptionMapper<Throwable> {

    @Inject
    ChatApiFailures failures;

    @Override
    public Response toResponse(Throwable thrown) {
        return FailureMapper.answer(failures, thrown);
    }
}
