package io.lectern.api.chatapi;

import io.lectern.api.EventStream;
import io.lectern.api.JsonBinding;
import io.lectern.common.DomainException;
import io.lectern.gateway.Reply;
import io.lectern.gateway.ReplyListener;
import jakarta.ws.rs.container.AsyncResponse;

/** An event for each piece, then {@code [DONE]}. A failure after the first piece is an event as well. */
final class StreamedReply implements ReplyListener {

    private final EventStream stream;
    private final AsyncResponse response;
    private boolean begun;

    StreamedReply(EventStream stream, AsyncResponse response) {
        this.stream = stream;
        this.response = response;
    }

    @Override
    public boolean text(String piece) {
        begun = true;
        stream.send(JsonBinding.write(new PieceResponse(piece)));
        return stream.isOpen();
    }

    @Override
    public void done(Reply reply) {
        stream.send("[DONE]");
        stream.end();
    }

    @Override
    public void failed(DomainException failure) {
        if (!begun) {
            response.resume(failure);
            return;
        }
        stream.send(JsonBinding.write(new ErrorResponse(ChatApiFailures.message(failure))));
        stream.end();
    }

    @Override
    public void abandoned() {
        stream.end();
    }
}
