package io.lectern.api.aibuilder;

import io.lectern.assistant.Assistant;
import io.lectern.common.DomainException;
import io.lectern.completion.Answer;
import io.lectern.completion.AnswerListener;
import io.lectern.completion.AnswerSoFar;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Answers {@code "stream": false}: one object when all is said (contract 3.6.5). */
final class WholeAnswer implements AnswerListener {

    private final AsyncResponse response;
    private final Assistant assistant;
    private final String session;
    private String id = "";

    WholeAnswer(AsyncResponse response, Assistant assistant, String session) {
        this.response = response;
        this.assistant = assistant;
        this.session = session;
    }

    static void send(AsyncResponse response, Object data) {
        response.resume(Response.ok(DataEnvelope.of(data), MediaType.APPLICATION_JSON_TYPE)
                .build());
    }

    @Override
    public void started(UUID turn) {
        id = turn.toString();
    }

    @Override
    public boolean progress(AnswerSoFar soFar) {
        return !response.isDone();
    }

    @Override
    public void done(Answer answer) {
        send(response, AnswerResponse.from(answer, assistant, id, session));
    }

    @Override
    public void failed(DomainException failure, String soFar) {
        response.resume(failure);
    }
}
