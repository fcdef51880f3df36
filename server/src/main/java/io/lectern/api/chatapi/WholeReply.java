package io.lectern.api.chatapi;

import io.lectern.common.DomainException;
import io.lectern.gateway.Reply;
import io.lectern.gateway.ReplyListener;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One object when all is said. */
final class WholeReply implements ReplyListener {

    private final AsyncResponse response;

    WholeReply(AsyncResponse response) {
        this.response = response;
    }

    @Override
    public boolean text(String piece) {
        return !response.isDone();
    }

    @Override
    public void done(Reply reply) {
        response.resume(Response.ok(new LlmChatResponse("success", reply.text()), MediaType.APPLICATION_JSON_TYPE)
                .build());
    }

    @Override
    public void failed(DomainException failure) {
        response.resume(failure);
    }
}
